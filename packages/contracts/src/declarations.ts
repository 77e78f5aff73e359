import { agentDeclarations } from './agents/declarations.ts';
import { alertDeclarations } from './alerts/declarations.ts';
import { announcementDeclarations } from './announcements/declarations.ts';
import { apiKeyDeclarations } from './api-keys/declarations.ts';
import { approvalDeclarations } from './approvals/declarations.ts';
import { categoryDeclarations } from './categories/declarations.ts';
import { chatDeclarations } from './chat/declarations.ts';
import { commonDeclarations } from './common/declarations.ts';
import { deadLetterDeclarations } from './dead-letters/declarations.ts';
import { groupDeclarations } from './groups/declarations.ts';
import { identityDeclarations } from './identity/declarations.ts';
import { integrationDeclarations } from './integrations/declarations.ts';
import { interruptionDeclarations } from './interruptions/declarations.ts';
import { createRegistry } from './kernel/registry.ts';
import { moderationDeclarations } from './moderation/declarations.ts';
import { muteDeclarations } from './mutes/declarations.ts';
import { notificationDeclarations } from './notifications/declarations.ts';
import { overviewDeclarations } from './overview/declarations.ts';
import { presenceDeclarations } from './presence/declarations.ts';
import { pushDeclarations } from './push/declarations.ts';
import { reactionDeclarations } from './reactions/declarations.ts';
import { realtimeDeclarations } from './realtime/declarations.ts';
import { relationshipDeclarations } from './relationships/declarations.ts';
import { replyDeclarations } from './replies/declarations.ts';
import { searchDeclarations } from './search/declarations.ts';
import { topicDeclarations } from './topics/declarations.ts';
import { traceDeclarations } from './traces/declarations.ts';
import { watchingDeclarations } from './watching/declarations.ts';
import { webhookDeclarations } from './webhooks/declarations.ts';
import { workspaceDeclarations } from './workspaces/declarations.ts';

/** The nouns, without schemas. `nouns.ts` is the same list with them and does not compile with another one. */
export const nounDeclarations = {
  common: commonDeclarations,
  realtime: realtimeDeclarations,
  identity: identityDeclarations,
  categories: categoryDeclarations,
  topics: topicDeclarations,
  replies: replyDeclarations,
  search: searchDeclarations,
  reactions: reactionDeclarations,
  groups: groupDeclarations,
  moderation: moderationDeclarations,
  notifications: notificationDeclarations,
  interruptions: interruptionDeclarations,
  overview: overviewDeclarations,
  presence: presenceDeclarations,
  relationships: relationshipDeclarations,
  mutes: muteDeclarations,
  watching: watchingDeclarations,
  announcements: announcementDeclarations,
  deadLetters: deadLetterDeclarations,
  push: pushDeclarations,
  apiKeys: apiKeyDeclarations,
  integrations: integrationDeclarations,
  webhooks: webhookDeclarations,
  alerts: alertDeclarations,
  workspaces: workspaceDeclarations,
  approvals: approvalDeclarations,
  agents: agentDeclarations,
  chat: chatDeclarations,
  traces: traceDeclarations,
} as const;

const registry = createRegistry(nounDeclarations);

/** Every event a server may send, by name: its class, namespace and rooms. */
export const eventDeclarations = registry.events;

/** Every command a client may send, by name: its namespaces and its budget. */
export const commandDeclarations = registry.commands;

/** The namespaces of the one engine on path `/ws` (PROTOCOL §2), and who may enter each. */
export const { namespaceAccess, namespaces } = registry;
export type Namespace = (typeof namespaces)[number];

/** How a room of each kind is named, where it lives and who puts a connection into it. */
export const { roomKinds } = registry;
export type RoomKind = keyof typeof roomKinds;

/** The only place where room names are made. */
export const { rooms } = registry;

/** Reads a room name: its kind and the id it carries (empty for single rooms), or `null` when no kind has such a name. */
export const { parseRoom } = registry;

/** Every error code a client can meet, with the HTTP status it has on REST. */
export const { errorCodes } = registry;
export type ErrorCode = keyof typeof errorCodes;

/** Whether a value is a code of this contract. A newer server may know others. */
export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(errorCodes, value);
