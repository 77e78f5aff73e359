import type { Operation } from '@tidings/contracts/rest';
import { signedFor } from '../alerts.ts';
import type { Member } from '../forum.ts';
import { bodies } from './bodies.ts';
import { type Largest, words } from './largest.ts';

export type Ask = {
  method: Operation['method'];
  url: (cursor?: string) => string;
  body: object | undefined;
  member: Pick<Member, 'token'>;
  headers?: Record<string, string>;
};

/** What a path names: the largest of its kind. A new kind of path says here what that is. */
function named(on: Largest, { path, method }: Pick<Operation, 'path' | 'method'>): Record<string, unknown> {
  const { topic, reply, group, emptyCategory, session, revisions, who, announcements } = on;
  const things: [prefix: string, names: Record<string, unknown>][] = [
    ['/api/topics/', { id: topic, number: 1, revisionId: revisions.topic }],
    ['/api/replies/', { id: reply, number: 1, revisionId: revisions.reply }],
    ['/api/groups/:id/invitations', { id: group, username: 'crowd-0' }],
    ['/api/groups/', { id: group, username: who.bob.username }],
    ['/api/invitations/:id/', { id: path.endsWith('accept') ? on.invitations.first : on.invitations.second }],
    ['/api/invitations/', { id: on.siteInvitation }],
    ['/api/categories/', { id: emptyCategory }],
    ['/api/sessions/', { id: session }],
    ['/api/moderation/actions/', { id: on.action }],
    ['/api/admin/dead-letters/', { id: path.endsWith('/retry') ? on.deadLetters.first : on.deadLetters.second }],
    ['/api/admin/traces/', { correlationId: 'stored-approval' }],
    ['/api/notices/', { id: on.notice }],
    ['/api/notifications/', { id: path === '/api/notifications/:id' ? on.deleted : on.notification }],
    ['/api/api-keys/', { id: on.apiKey }],
    ['/api/webhooks/', { id: on.webhook.id, deliveryId: on.webhook.delivery }],
    ['/api/orders/', { id: on.order }],
    ['/api/alerts/', { id: on.alert }],
    ['/api/monitored-items/', { id: on.monitored }],
    ['/api/exposures/range/', { prefix: '00000' }],
    ['/api/family/invitations/', { id: path.endsWith('accept') ? on.families.first : on.families.second }],
    ['/api/family/members/', { username: who.alice.username }],
    ['/api/ingest/', { source: 'darkwatch' }],
    ['/api/admin/ingest-sources/', { source: 'voiceprint' }],
    ['/api/announcements/:id/end', { id: announcements.ended }],
    ['/api/announcements/:id/call-back', { id: announcements.called_back }],
    ['/api/announcements/:id/dismissal', { id: announcements.out }],
    ['/api/announcements/', { id: announcements.draft }],
    ['/api/workspaces/:id/join', { id: on.workspaces.joined }],
    ['/api/workspaces/:id/decline', { id: on.workspaces.declined }],
    ['/api/workspaces/:id/leave', { id: on.workspaces.left }],
    ['/api/workspaces/', { id: on.workspaces.filled, username: 'crowd-0', invitationId: on.workspaces.invitation }],
    ['/api/approvals/:id/decision', { id: on.approvals.waits }],
    ['/api/approvals/:id/cancel', { id: on.approvals.cancelled }],
    ['/api/approvals/', { id: on.approvals.own }],
    ['/api/agents/', { id: path === '/api/agents/:id' && method === 'DELETE' ? on.agents.gone : on.agents.own }],
    ['/api/channels/:id/members/', { id: on.chat.channel, username: 'crowd-1' }],
    ['/api/channels/:id/', { id: on.chat.channel }],
    ['/api/channels/', { id: on.chat.changed }],
    ['/api/messages/', { id: on.chat.edited }],
    ['/api/users/', { username: who.alice.username }],
  ];
  return things.find(([prefix]) => path.startsWith(prefix))?.[1] ?? {};
}

/** What a query has to say besides `limit`. */
const queries: Record<string, (on: Largest) => Record<string, string>> = {
  moderationContent: ({ topic }) => ({ targetType: 'topic', targetId: topic }),
  mentionUsers: () => ({ mention: 'c' }),
  sync: ({ start }) => ({ cursor: start }),
  dryRunPeople: () => ({ line: 'later' }),
  dryRunAnnouncement: ({ who }) => ({ username: who.bob.username }),
  notificationTraces: ({ who }) => ({ userId: who.bob.id }),
  search: () => ({ q: words(60) }),
  findInTopic: () => ({ q: words(60) }),
};

/** Who may: Alice owns the topic and the group, Bob wrote the replies; who owns a group stays in it. */
function askerOf({ who, system, agents }: Largest, { access, method, path, scope }: Operation): Ask['member'] {
  if (/\/(?:join|leave)$|family\/invitations\/:id/.test(path)) return who.mod;
  // Nobody else asks for anything with that token, and others are in what Alice and Bob own.
  if (method === 'DELETE' && path === '/api/me') return who.mod;
  // An admin alone puts others into a group.
  const puts = method === 'PUT' && path === '/api/groups/:id/members/:username';
  if (access === 'key') return scope === 'agents:write' ? agents.program : system;
  // Of no workspace, keys and webhooks are made by admins.
  if (access === 'admin' || puts || /^\/api\/(api-keys|webhooks)/.test(path)) return who.admin;
  if (access === 'moderator') return who.mod;
  return /\/(?:groups|sessions|topics|workspaces|approvals|agents|channels|messages)/.test(path) ? who.alice : who.bob;
}

/** The most items that a page of this operation may hold. */
const largestPage = ({ query }: Operation): string | undefined => {
  const limit =
    query && 'limit' in query.shape ? (query.shape.limit as { safeParse(value: string): { success: boolean } }) : null;
  return limit ? ['100', '50'].find((most) => limit.safeParse(most).success) : undefined;
};

/** How the largest of an operation is asked for. Throws what a new operation has to say. */
export function askOf(on: Largest, name: string, operation: Operation): Ask {
  const names = named(on, operation);
  const path = operation.path.replace(/:(\w+)/g, (_, key: string) => {
    if (names[key] === undefined) throw new Error(`Say in named() what ${operation.path} names.`);
    return String(names[key]);
  });
  const body = bodies[name];
  if (operation.body && !body) throw new Error(`Say in bodies what the largest body of ${name} is.`);
  const query = new URLSearchParams(queries[name]?.(on));
  const most = largestPage(operation);
  if (most) query.set('limit', most);
  const url = (cursor?: string) => {
    if (cursor !== undefined) query.set('cursor', cursor);
    return query.size > 0 ? `${path}?${query}` : path;
  };
  const asked = { method: operation.method, url, body: body?.(on), member: askerOf(on, operation) };
  return name === 'ingest' ? { ...asked, headers: signedFor(JSON.stringify(asked.body)) } : asked;
}
