import { uuidv7 } from '@tidings/db';
import type { Cell, Sample } from '../../src/app/rights.ts';
import { storeAlert, storeFamily, storeItem } from '../support/alerts.ts';
import { announce } from '../support/announcements.ts';
import { newKey } from '../support/api-keys.ts';
import { type Member, newGroup, password } from '../support/forum.ts';
import { store } from '../support/inbox.ts';
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
export type Make = (world: World, cell: Cell, sample: Sample) => Promise<Target>;

/** Signs somebody in once more. */
export async function signIn({ forum }: World, username: string): Promise<{ cookie: string }> {
  const { headers } = await forum.visitor.post('/api/auth/login', { login: username, password });
  return { cookie: String(headers['set-cookie']).split(';')[0] ?? '' };
}

/** A person as payloads have them. */
async function personOf({ forum: { db } }: World, username: string) {
  const select = { id: true, username: true, displayName: true, role: true };
  return db.prisma.user.findFirstOrThrow({ where: { username }, select });
}

export const revision: Make = async (world, _cell, { id, username }) => {
  const { db } = world.forum;
  const editor = await personOf(world, username);
  await db.prisma.revision.deleteMany({ where: { entityId: id } });
  const earlier = { id: uuidv7(), entityId: id, number: 1, title: null, body: 'Before.', editorId: editor.id };
  await db.prisma.revision.create({ data: earlier });
  return { revisionId: earlier.id };
};

export const reported =
  (targetType: string, state: 'open' | 'dismissed'): Make =>
  async (world, _cell, { id, username }) => {
    const { db } = world.forum;
    const subject = { topicId: null, number: null, title: null, excerpt: '', author: await personOf(world, username) };
    await db.prisma.report.deleteMany({ where: { targetId: id } });
    const closedAt = state === 'open' ? null : new Date();
    await db.prisma.report.create({ data: { id: uuidv7(), targetType, targetId: id, subject, state, closedAt } });
    return {};
  };

export async function invite(db: World['forum']['db'], asked: { groupId: string; userId: string; inviterId: string }) {
  const id = uuidv7();
  const expiresAt = new Date(Date.now() + 86_400_000);
  await db.prisma.groupInvitation.create({ data: { id, ...asked, expiresAt } });
  return id;
}

export const invited: Make = async ({ forum: { db }, caller }, { who, rank }) => {
  const owner = caller('admin', 'member') as Member;
  // An admin is asked by somebody else: who made the group is in it.
  const groupId = await newGroup(who === 'admin' ? (caller('moderator', 'member') as Member) : owner);
  const userId = String(caller(who, rank).id);
  return { id: await invite(db, { groupId, userId, inviterId: owner.id }) };
};

export const notification =
  (as: Parameters<typeof store>[2] = {}): Make =>
  async ({ forum, caller }, { who, rank }) => ({ id: await store(forum, caller(who, rank).id ?? '', as) });

export const announced =
  (as: Parameters<typeof announce>[1] = {}): Make =>
  async ({ forum }) => ({ id: await announce(forum, as) });
export const deadLetter: Make = async ({ forum: { db } }) => {
  const id = uuidv7();
  const letter = { id, kind: 'rights:of-nobody', payload: {}, attempts: 8, lastError: 'It failed.' };
  await db.prisma.deadLetter.create({ data: { ...letter, createdAt: new Date() } });
  return { id };
};

export const webhook: Make = async ({ forum, caller }) => {
  await forum.db.prisma.webhook.deleteMany();
  const made = await storeWebhook(forum, String(caller('admin', 'member').id));
  return { id: made.id, revisionId: made.delivery };
};
export const apiKey: Make = async ({ forum, caller }) => ({
  id: (await newKey(forum, caller('admin', 'member') as Member, ['events:write'])).keyId,
});

export const alertOf: Make = async ({ forum, caller }, { who, rank }) => ({
  id: await storeAlert(forum, caller(who, rank).id ?? '', { id: uuidv7() }),
});
export const watched: Make = async ({ forum, caller }, { who, rank }) => ({
  id: await storeItem(forum, caller(who, rank).id ?? ''),
});

/** A workspace of somebody else, that invites who asks. */
export const invitedIntoWorkspace: Make = async ({ forum, caller, twin }, { who, rank }) => {
  const { id } = await newWorkspace(await twin('member'));
  await storeInvitation(forum, id, { userId: caller(who, rank).id ?? null });
  return { id };
};
export const workspaceLink: Make = async ({ forum, twin }) => {
  const { id } = await newWorkspace(await twin('member'));
  const { token } = await storeInvitation(forum, id, { userId: null });
  return { body: { token } };
};

/** Nobody is in a family. */
export const noFamily: Make = async ({ forum: { db } }) => {
  await db.prisma.family.deleteMany({});
  return {};
};
/** Who asks has one, with whom the request names. */
export const ownFamily: Make = async (world, cell, sample) => {
  await noFamily(world, cell, sample);
  const { id } = await personOf(world, sample.username);
  const userId = world.caller(cell.who, cell.rank).id ?? '';
  await storeFamily(world.forum, userId, id === userId ? [] : [{ id, joined: true }]);
  return {};
};
/** Somebody else has one, and invites who asks. */
export const familyOf: Make = async (world, cell, sample) => {
  await noFamily(world, cell, sample);
  const owner = world.caller(cell.who === 'admin' ? 'moderator' : 'admin', 'member').id ?? '';
  const invited = { id: world.caller(cell.who, cell.rank).id ?? '', joined: false };
  return { id: await storeFamily(world.forum, owner, [invited]) };
};
