import { MESSAGE_MAX, webhookEvents } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { browserKeys } from '@tidings/testing/push';
import { type Largest, largestItems, largestLinks, links, TEXT, words } from './largest.ts';

const reason = words(1000);
const longPassword = Array.from({ length: 200 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join('');
/** Not the one that the staff has here: that is refused. */
const longName = '字'.repeat(60);
const device = { deviceId: 'large-device-1' };
const unique = () => uuidv7().slice(-12);

const announcement = () => ({
  ...{ importance: 'broken', title: words(80), body: words(4000), channels: ['banner', 'inbox'] },
  link: { url: `https://example.org/${'x'.repeat(480)}`, words: words(60) },
});

const largestWebhook = () => ({
  ...{ name: words(60), events: [...webhookEvents, 'topic.*', 'reply.*', 'notification.*', '*'] },
  url: `http://127.0.0.1:1/${'x'.repeat(970)}`,
});
const largestEvent = (recipient: string) => ({
  ...{ type: 'order.created', recipients: Array.from({ length: 1000 }, () => recipient), priority: 'high' },
  data: {
    ...{ reference: words(64), orderId: uuidv7(), totalCents: 1e12, currency: 'EUR' },
    items: largestItems().map(({ name, quantity }) => ({ name, quantity })),
  },
});
/** As many findings as one request carries, about as heavy as a body may be. */
const largestFindings = (username: string) => ({
  findings: Array.from({ length: 50 }, () => ({
    recipients: [username],
    finding: {
      ...{ kind: 'email', identifier: `${unique()}@example.org`, breach: words(120), leakedAt: null, records: 1 },
      exposed: ['email', 'name', 'phone', 'address'],
    },
  })),
});

/** The largest legal body of each operation that takes one; an operation that is not here has to say so to pass. */
export const bodies: Record<string, (on: Largest) => object | undefined> = {
  register: () => ({
    ...{ username: `n-${unique()}`, email: `${unique()}@example.org` },
    ...{ displayName: longName, password: longPassword, invitation: links.invitation },
  }),
  login: ({ who }) => ({ login: who.bob.username, password: 'a long enough password' }),
  patchMe: () => ({ displayName: longName, bio: words(500) }),
  verifyAddress: () => ({ token: links.verify }),
  forgotPassword: ({ who }) => ({ login: who.bob.username }),
  resetPassword: () => ({ token: links.reset, password: longPassword }),
  inviteToSite: () => ({ usesMax: 50, days: 30 }),
  showSiteInvitation: () => ({ token: links.invitation }),
  changeEmail: () => ({ email: `${unique()}@example.org`, password: 'a long enough password' }),
  resendVerification: () => undefined,
  deleteMe: () => ({ password: 'a long enough password', posts: 'remove' }),
  exportMe: () => ({ password: 'a long enough password' }),
  changePassword: () => ({ currentPassword: 'a long enough password', newPassword: 'a long enough password' }),
  createCategory: () => ({ name: words(60), slug: `c-${unique()}`, colour: 'help', description: words(500) }),
  patchCategory: () => ({ name: words(60), description: words(500) }),
  createGroup: () => ({ name: words(60), slug: `g-${unique()}`, description: words(500) }),
  patchGroup: () => ({ name: words(60), slug: `g-${unique()}`, description: words(500), reason }),
  addGroupMember: () => ({ role: 'member', reason }),
  removeGroupMember: () => ({ reason }),
  deleteGroup: () => undefined,
  archiveGroup: () => ({ reason }),
  unarchiveGroup: () => ({ reason }),
  createWorkspace: () => ({ name: words(60) }),
  setWorkspaceMember: () => ({ role: 'operator' }),
  createWorkspaceLink: () => ({ role: 'manager', maxUses: 50, days: 30 }),
  lookAtWorkspaceLink: ({ workspaces }) => ({ token: workspaces.token }),
  joinByWorkspaceLink: ({ workspaces }) => ({ token: workspaces.token }),
  patchWorkspace: () => ({ name: words(60), settings: { fourEyes: true, undoDecisions: true } }),
  createApproval: () => ({
    ...{
      title: words(200),
      summary: words(4000),
      kind: 'k'.repeat(40),
      payload: { text: words(21_000) },
      risk: 'high',
    },
    ...{ required: 1, deadline: new Date(Date.now() + 86_400_000).toISOString(), links: largestLinks() },
    assignees: { roles: ['owner', 'manager', 'operator'], people: ['crowd-1'] },
  }),
  patchApproval: () => ({
    ...{ title: words(200), summary: words(4000), payload: { text: words(21_000) }, links: largestLinks() },
  }),
  decideApproval: () => ({ decision: 'approve', comment: words(1000) }),
  commentOnApproval: () => ({ body: words(2000) }),
  registerAgent: () => ({
    ...{ name: words(60), version: 'v'.repeat(40), everySeconds: 300 },
    capabilities: Array.from({ length: 20 }, (_, n) => `c${n}`.padEnd(40, 'y')),
  }),
  agentHeartbeat: () => ({
    ...{ status: 'running', task: words(200), progress: 100, message: words(500), confirm: uuidv7() },
  }),
  askAgent: () => ({ action: 'pause' }),
  createChannel: () => ({
    ...{ name: words(60), purpose: words(250), kind: 'private', people: ['crowd-1'] },
  }),
  openDirect: () => ({ people: ['crowd-1', 'crowd-2', 'crowd-3', 'crowd-4', 'crowd-5', 'crowd-6', 'crowd-7'] }),
  patchChannel: () => ({ name: words(59), purpose: words(249), archived: false }),
  sendMessage: () => ({ body: words(MESSAGE_MAX), clientId: `c-${unique()}` }),
  patchMessage: () => ({ body: words(MESSAGE_MAX - 1) }),
  readChannel: () => ({ number: 50 }),
  inviteToGroup: ({ who }) => ({ username: who.admin.username }),
  createReport: ({ who }) => ({ targetType: 'user', targetId: who.alice.id, reason: 'other', note: reason }),
  createModerationAction: ({ who }) => ({ action: 'warn', targetType: 'user', targetId: who.bob.id, reason }),
  createTopic: ({ category }) => ({ categoryId: category, title: words(200), body: TEXT }),
  patchTopic: () => ({ title: words(200), body: `${TEXT.slice(1)}!` }),
  deleteTopic: () => undefined,
  lockTopic: () => ({ locked: false, reason }),
  pinTopic: () => ({ pinned: false, reason }),
  moveTopic: ({ category }) => ({ categoryId: category, reason }),
  readTopic: () => ({ replyNumber: 1 }),
  readTopics: () => ({}),
  setMute: ({ topic }) => ({
    targetType: 'topic',
    targetId: topic,
    until: new Date(Date.now() + 86_400_000).toISOString(),
  }),
  unmute: ({ topic }) => ({ targetType: 'topic', targetId: topic }),
  watchTopic: () => ({ level: 'tracking' }),
  watchCategory: () => ({ level: 'tracking' }),
  watchGroup: () => ({ level: 'watching' }),
  removeTopicRevision: () => undefined,
  createReply: () => ({ body: TEXT }),
  patchReply: () => ({ body: `${TEXT.slice(1)}!` }),
  deleteReply: () => undefined,
  removeReplyRevision: () => undefined,
  ticket: ({ start }) => ({ rooms: [], cursor: start, ...device }),
  postSync: ({ start }) => ({ cursor: start, ...device }),
  ack: ({ topic }) => ({ acks: [[`topic:${topic}`, 1]], ...device }),
  typing: ({ topic }) => ({ room: `topic:${topic}`, typing: true }),
  presence: () => ({ status: 'online' }),
  heartbeat: () => ({ visible: true }),
  watchPresence: ({ who }) => ({ userIds: Array.from({ length: 200 }, () => who.bob.id) }),
  setOwnPresence: () => ({ status: 'busy', until: new Date(Date.now() + 86_400_000).toISOString() }),
  setNotificationPreferences: () => ({
    types: [{ type: 'like', channels: { inApp: false } }],
    quietHours: {
      on: true,
      spans: Array.from({ length: 28 }, (_, n) => ({ day: (n % 7) + 1, from: '22:00', to: '24:00' })),
    },
    dndUntil: new Date(Date.now() + 86_400_000).toISOString(),
    ...{ busyIsQuiet: false, calm: true, sound: true },
  }),
  createAnnouncement: () => ({ ...announcement(), audience: { kind: 'all' }, state: 'draft' }),
  patchAnnouncement: () => ({ ...announcement(), version: 1 }),
  dryRunAnnouncement: () => ({ audience: { kind: 'all' }, endsAt: new Date(Date.now() + 86_400_000).toISOString() }),
  publishEvent: ({ who }) => largestEvent(who.bob.username),
  publishEvents: ({ who }) => ({
    events: Array.from({ length: 1000 }, (_, n) => ({
      ...{ idempotencyKey: `${'k'.repeat(90)}-${n}`, type: 'payment.received', priority: 'high' },
      ...{ recipients: [who.bob.username], data: { amountCents: 1e12, currency: 'EUR', note: words(200) } },
    })),
  }),
  createWebhook: () => largestWebhook(),
  patchWebhook: () => ({ ...largestWebhook(), state: 'active' }),
  replayWebhook: () => ({ from: '2020-01-01T00:00:00.000Z', to: '2099-01-01T00:00:00.000Z', state: 'delivered' }),
  createOrder: ({ who }) => ({ customer: who.bob.username, items: largestItems(), currency: 'EUR' }),
  createApiKey: () => ({ name: words(60), scopes: ['events:write', 'orders:write', 'alerts:ingest'] }),
  snoozeNotification: () => ({ preset: 'next_week' }),
  readAllNotifications: () => ({ upTo: Number.MAX_SAFE_INTEGER, category: 'reactions' }),
  undoReadAll: () => ({ undoToken: Buffer.from(JSON.stringify([null, 1, null])).toString('base64url') }),
  seeNotifications: () => ({ upTo: Number.MAX_SAFE_INTEGER }),
  subscribePush: () => {
    const { p256dh, auth } = browserKeys();
    return { endpoint: `https://1.1.1.1/${'x'.repeat(2000)}`, expirationTime: null, keys: { p256dh, auth } };
  },
  unsubscribePush: () => ({ endpoint: `https://1.1.1.1/${'x'.repeat(2000)}` }),
  actOnPush: ({ pushAct }) => ({ token: pushAct, action: 'shown' }),
  monitorItem: () => ({ kind: 'email', value: `${unique()}@${'x'.repeat(200)}.example` }),
  createFamily: () => ({ name: longName }),
  shareWithFamily: () => ({ shares: 'everything' }),
  inviteToFamily: ({ who }) => ({ username: who.alice.username }),
  ingest: ({ who }) => largestFindings(who.mod.username),
  importBreach: () => ({ file: 'largest.txt', name: words(120), exposed: ['email', 'password'] }),
  bulkNotifications: () => ({ action: 'read', ids: Array.from({ length: 500 }, () => uuidv7()) }),
};
