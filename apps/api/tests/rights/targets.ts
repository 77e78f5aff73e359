import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from '@tidings/db';
import type { Cell, Sample } from '../../src/app/rights.ts';
import { findingOf, leak, signedFor, storeAlert, storeFamily, storeItem } from '../support/alerts.ts';
import { announce } from '../support/announcements.ts';
import { newKey } from '../support/api-keys.ts';
import { type Any, type Member, newGroup, newTopic, password } from '../support/forum.ts';
import { store } from '../support/inbox.ts';
import { storeLink, storeSiteInvitation } from '../support/links.ts';
import { storeWebhook } from '../support/webhooks.ts';
import { newWorkspace, storeInvitation } from '../support/workspaces.ts';
import type { World } from './world.ts';

/** What a request names that is there only once it was made, and who asks, where asking changes who they are. */
export type Target = {
  id?: string;
  revisionId?: string;
  body?: object;
  headers?: Record<string, string>;
  asking?: World['forum']['visitor'];
};
type Make = (world: World, cell: Cell, sample: Sample) => Promise<Target>;

/** Signs somebody in once more. */
async function signIn({ forum }: World, username: string): Promise<{ cookie: string }> {
  const { headers } = await forum.visitor.post('/api/auth/login', { login: username, password });
  return { cookie: String(headers['set-cookie']).split(';')[0] ?? '' };
}

/** A person as payloads have them. */
async function personOf({ forum: { db } }: World, username: string) {
  const select = { id: true, username: true, displayName: true, role: true };
  return db.prisma.user.findFirstOrThrow({ where: { username }, select });
}

const revision: Make = async (world, _cell, { id, username }) => {
  const { db } = world.forum;
  const editor = await personOf(world, username);
  await db.prisma.revision.deleteMany({ where: { entityId: id } });
  const earlier = { id: uuidv7(), entityId: id, number: 1, title: null, body: 'Before.', editorId: editor.id };
  await db.prisma.revision.create({ data: earlier });
  return { revisionId: earlier.id };
};

const reported =
  (targetType: string, state: 'open' | 'dismissed'): Make =>
  async (world, _cell, { id, username }) => {
    const { db } = world.forum;
    const subject = { topicId: null, number: null, title: null, excerpt: '', author: await personOf(world, username) };
    await db.prisma.report.deleteMany({ where: { targetId: id } });
    const closedAt = state === 'open' ? null : new Date();
    await db.prisma.report.create({ data: { id: uuidv7(), targetType, targetId: id, subject, state, closedAt } });
    return {};
  };

async function invite(db: World['forum']['db'], asked: { groupId: string; userId: string; inviterId: string }) {
  const id = uuidv7();
  const expiresAt = new Date(Date.now() + 86_400_000);
  await db.prisma.groupInvitation.create({ data: { id, ...asked, expiresAt } });
  return id;
}

const invited: Make = async ({ forum: { db }, caller }, { who, rank }) => {
  const owner = caller('admin', 'member') as Member;
  // An admin is asked by somebody else: who made the group is in it.
  const groupId = await newGroup(who === 'admin' ? (caller('moderator', 'member') as Member) : owner);
  const userId = String(caller(who, rank).id);
  return { id: await invite(db, { groupId, userId, inviterId: owner.id }) };
};

const notification =
  (as: Parameters<typeof store>[2] = {}): Make =>
  async ({ forum, caller }, { who, rank }) => ({ id: await store(forum, caller(who, rank).id ?? '', as) });

const announced =
  (as: Parameters<typeof announce>[1] = {}): Make =>
  async ({ forum }) => ({ id: await announce(forum, as) });
const deadLetter: Make = async ({ forum: { db } }) => {
  const id = uuidv7();
  const letter = { id, kind: 'rights:of-nobody', payload: {}, attempts: 8, lastError: 'It failed.' };
  await db.prisma.deadLetter.create({ data: { ...letter, createdAt: new Date() } });
  return { id };
};

const webhook: Make = async ({ forum, caller }) => {
  await forum.db.prisma.webhook.deleteMany();
  const made = await storeWebhook(forum, String(caller('admin', 'member').id));
  return { id: made.id, revisionId: made.delivery };
};
const apiKey: Make = async ({ forum, caller }) => ({
  id: (await newKey(forum, caller('admin', 'member') as Member, ['events:write'])).keyId,
});

const alertOf: Make = async ({ forum, caller }, { who, rank }) => ({
  id: await storeAlert(forum, caller(who, rank).id ?? '', { id: uuidv7() }),
});
const watched: Make = async ({ forum, caller }, { who, rank }) => ({
  id: await storeItem(forum, caller(who, rank).id ?? ''),
});

/** A workspace of somebody else, that invites who asks. */
const invitedIntoWorkspace: Make = async ({ forum, caller, twin }, { who, rank }) => {
  const { id } = await newWorkspace(await twin('member'));
  await storeInvitation(forum, id, { userId: caller(who, rank).id ?? null });
  return { id };
};
const workspaceLink: Make = async ({ forum, twin }) => {
  const { id } = await newWorkspace(await twin('member'));
  const { token } = await storeInvitation(forum, id, { userId: null });
  return { body: { token } };
};

/** Nobody is in a family. */
const noFamily: Make = async ({ forum: { db } }) => {
  await db.prisma.family.deleteMany({});
  return {};
};
/** Who asks has one, with whom the request names. */
const ownFamily: Make = async (world, cell, sample) => {
  await noFamily(world, cell, sample);
  const { id } = await personOf(world, sample.username);
  const userId = world.caller(cell.who, cell.rank).id ?? '';
  await storeFamily(world.forum, userId, id === userId ? [] : [{ id, joined: true }]);
  return {};
};
/** Somebody else has one, and invites who asks. */
const familyOf: Make = async (world, cell, sample) => {
  await noFamily(world, cell, sample);
  const owner = world.caller(cell.who === 'admin' ? 'moderator' : 'admin', 'member').id ?? '';
  const invited = { id: world.caller(cell.who, cell.rank).id ?? '', joined: false };
  return { id: await storeFamily(world.forum, owner, [invited]) };
};

/**
 * What there has to be so that those who may do it succeed, by name of the right. Made for who may, just before they ask.
 */
export const targets: Readonly<Record<string, Make>> = {
  login: async (_world, _cell, { username }) => ({ body: { login: username, password } }),
  refresh: async (world, _cell, { username }) => ({ headers: await signIn(world, username) }),
  verifyAddress: async ({ forum: { db } }) => ({ body: { token: await storeLink(db, { purpose: 'verify' }) } }),
  resetPassword: async ({ forum: { db } }) => ({
    body: { token: await storeLink(db, { purpose: 'reset' }), password: 'another long password' },
  }),
  inviteToSite: async ({ twin }, { who }) => ({ asking: await twin(who) }),
  withdrawSiteInvitation: async ({ forum: { db }, caller }, { who, rank }) => ({
    id: (await storeSiteInvitation(db, String(caller(who, rank).id))).id,
  }),
  showSiteInvitation: async ({ forum: { db }, caller }) => ({
    body: { token: (await storeSiteInvitation(db, String(caller('admin', 'member').id))).token },
  }),
  changeEmail: async ({ twin }, { who }) => ({
    asking: await twin(who),
    body: { email: `${uuidv7()}@example.org`, password },
  }),
  resendVerification: async ({ twin }, { who }) => ({ asking: await twin(who) }),
  changePassword: async ({ twin }, { who }) => ({
    asking: await twin(who),
    body: { currentPassword: password, newPassword: 'another long password' },
  }),
  async revokeSession(world, { who }) {
    const asking = await world.twin(who);
    await signIn(world, asking.username);
    const { items }: Any = (await asking.get('/api/sessions')).body;
    return { asking, id: items.find((session: Any) => !session.current).id };
  },
  async deleteGroup({ caller }, { who, rank }) {
    return { id: await newGroup(caller(who === 'group owner' ? who : 'admin', rank) as Member) };
  },
  async withdrawInvitation({ forum: { db }, caller }, _cell, { id: groupId, username }) {
    const { id: userId } = await db.prisma.user.findFirstOrThrow({ where: { username }, select: { id: true } });
    await invite(db, { groupId, userId, inviterId: String(caller('admin', 'member').id) });
    return {};
  },
  acceptInvitation: invited,
  declineInvitation: invited,
  joinWorkspace: invitedIntoWorkspace,
  declineWorkspace: invitedIntoWorkspace,
  lookAtWorkspaceLink: workspaceLink,
  joinByWorkspaceLink: workspaceLink,
  async revokeWorkspaceInvitation({ forum }, _cell, { id }) {
    return { revisionId: (await storeInvitation(forum, id, { userId: null })).id };
  },
  managedAnnouncement: announced({ state: 'draft' }),
  patchAnnouncement: announced({ state: 'draft' }),
  deleteAnnouncement: announced({ state: 'draft' }),
  endAnnouncement: announced(),
  callBackAnnouncement: announced(),
  notification: notification(),
  notificationTrace: notification(),
  readNotification: notification(),
  unreadNotification: notification({ read: true }),
  archiveNotification: notification(),
  unarchiveNotification: notification({ archived: true }),
  snoozeNotification: notification(),
  unsnoozeNotification: notification({ snoozed: true }),
  deleteNotification: notification(),
  undeleteNotification: notification({ deleted: true }),
  // Nothing is sent to the devices that others of this test made up.
  async testNotifications({ forum: { db } }) {
    await db.prisma.pushSubscription.deleteMany({});
    return {};
  },
  async actOnPush({ forum: { db }, caller }) {
    const token = randomBytes(32).toString('base64url');
    const userId = String(caller('member', 'member').id);
    const { id: sessionId } = await db.prisma.session.findFirstOrThrow({ where: { userId } });
    await db.prisma.pushSubscription.deleteMany({ where: { sessionId } });
    const device = { id: uuidv7(), userId, sessionId, kind: 'fcm', address: 'none', addressHash: uuidv7() };
    await db.prisma.pushSubscription.create({ data: device });
    const hash = createHash('sha256').update(token).digest('hex');
    const expiresAt = new Date(Date.now() + 60_000);
    const notificationId = await store({ db }, userId);
    await db.prisma.pushAct.create({ data: { hash, subscriptionId: device.id, notificationId, expiresAt } });
    return { body: { token, action: 'read' } };
  },
  // Who asks has decided, and can still undo it.
  async undoDecision({ forum: { db }, caller }, { who, rank }, { id }) {
    const held = { heldById: caller(who, rank).id ?? null, heldDecision: 'approve', heldComment: null } as const;
    await db.prisma.approval.update({ where: { id }, data: { ...held, heldUntil: new Date(Date.now() + 60_000) } });
    return {};
  },
  revokeApiKey: apiKey,
  patchWebhook: webhook,
  deleteWebhook: webhook,
  rotateWebhook: webhook,
  pingWebhook: webhook,
  replayWebhook: webhook,
  webhookDelivery: webhook,
  alert: alertOf,
  acknowledgeAlert: alertOf,
  resolveAlert: alertOf,
  unmonitorItem: watched,
  createFamily: noFamily,
  deleteFamily: ownFamily,
  shareWithFamily: ownFamily,
  inviteToFamily: ownFamily,
  joinFamily: familyOf,
  declineFamily: familyOf,
  removeFromFamily: ownFamily,
  async ingest(_world, _cell, { username }) {
    const body = { findings: [{ recipients: [username], finding: findingOf('darkwatch') }] };
    return { body, headers: signedFor(JSON.stringify(body)) };
  },
  async importBreach({ forum }) {
    leak(forum, 'rights.txt', 'somebody@example.org\n');
    return {};
  },
  retryDeadLetter: deadLetter,
  discardDeadLetter: deadLetter,
  deleteCategory: async ({ forum }) => ({ id: await forum.category() }),
  topicRevision: revision,
  removeTopicRevision: revision,
  replyRevision: revision,
  removeReplyRevision: revision,
  async undoModerationAction({ caller }, { who }, { categoryId }) {
    const topic = await newTopic(caller('member', 'member') as never, categoryId);
    const act = { action: 'pin', targetType: 'topic', targetId: topic, reason: 'Because.' } as const;
    const { status, body } = await caller(who, 'member').post('/api/moderation/actions', act);
    if (status !== 201) throw new Error(`Nothing was done that could be undone: ${JSON.stringify(body)}`);
    return { id: body.id };
  },
  async readNotice({ forum: { db }, caller }, { who, rank }) {
    const id = uuidv7();
    const memberId = caller(who, rank).id ?? '';
    const notice = { id, memberId, moderatorId: uuidv7(), action: 'warn', targetType: 'user', targetId: memberId };
    await db.prisma.moderationAction.create({ data: { ...notice, reason: 'Because.' } });
    return { id };
  },
  'createModerationAction:unpin:topic': async ({ forum: { db } }, _cell, { id }) => {
    await db.prisma.topic.update({ where: { id }, data: { pinned: true } });
    return {};
  },
  ...Object.fromEntries(
    ['topic', 'reply', 'member'].flatMap((on) => {
      const type = on === 'member' ? 'user' : on;
      return [
        [`createModerationAction:dismiss:${on}`, reported(type, 'open')],
        [`createModerationAction:reopen:${on}`, reported(type, 'dismissed')],
      ];
    }),
  ),
};
