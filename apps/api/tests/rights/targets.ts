import { createHash, randomBytes } from 'node:crypto';
import { uuidv7 } from '@tidings/db';
import { findingOf, leak, signedFor } from '../support/alerts.ts';
import { type Any, type Member, newGroup, newTopic, password } from '../support/forum.ts';
import { store } from '../support/inbox.ts';
import { storeLink, storeSiteInvitation } from '../support/links.ts';
import { storeInvitation } from '../support/workspaces.ts';
import {
  alertOf,
  announced,
  apiKey,
  deadLetter,
  familyOf,
  invite,
  invited,
  invitedIntoWorkspace,
  type Make,
  noFamily,
  notification,
  ownFamily,
  reported,
  revision,
  signIn,
  watched,
  webhook,
  workspaceLink,
} from './makes.ts';

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
  deleteMe: async ({ twin }, { who }) => ({ asking: await twin(who), body: { password, posts: 'keep' } }),
  exportMe: async ({ twin }, { who }) => ({ asking: await twin(who), body: { password } }),
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
  webhookDeliveries: webhook,
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
