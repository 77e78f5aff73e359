import { until } from '@tidings/testing';
import { bearer, connect, heardOf, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { features } from '../../src/features/index.ts';
import { platformFeatures } from '../../src/platform/platform-features.ts';
import { ingestSettings } from '../support/alerts.ts';
import {
  type Any,
  bringIn,
  callerOf,
  type Forum,
  newGroup,
  newReply,
  newTopic,
  password,
  startForum,
  storedIn,
} from '../support/forum.ts';
import { settled } from '../support/inbox.ts';
import { newWorkspace, storeMember } from '../support/workspaces.ts';
import { displayName, dumpOf, gone, hurry, leave, saying, someoneEverywhere } from './world.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ ...ingestSettings, TIMINGS: JSON.stringify({ jobPoll: 50 }) });
});
afterAll(() => forum.close());

const columnsThat = (what: 'removed' | 'kept') =>
  [...platformFeatures, ...features]
    .flatMap(({ personal }) => Object.entries(personal?.columns ?? {}))
    .flatMap(([name, fate]) => (what in fate ? [name] : []));
const naming = async (column: string, id: string): Promise<number> => {
  const [table, name] = column.split('.');
  const { rows } = await forum.db.pool.query(`SELECT count(*)::int AS n FROM "${table}" WHERE "${name}" = $1`, [id]);
  return rows[0].n;
};
const signIn = (login: string) => forum.visitor.post('/api/auth/login', { login, password }) as Promise<Any>;

describe('what is left of an account', () => {
  test.each(['keep', 'remove'] as const)('with posts: %s is nothing personal, in whatever table', async (posts) => {
    const marker = `quokka${posts}`;
    const world = await someoneEverywhere(forum, `wanda-${posts}`, marker);
    const { wanda, bob, topic, others, reply, mention, key, channel, message, answered } = world;
    const email = `${wanda.username}@example.org`;
    const before = await dumpOf(forum.db);
    expect(saying(before, [displayName]).length).toBeGreaterThan(5);
    const without = [];
    for (const column of columnsThat('removed')) if ((await naming(column, wanda.id)) === 0) without.push(column);
    expect(without, 'removed without having been there').toEqual(['account_deletion.user_id']);
    await leave(forum, wanda, posts);

    await settled(forum);
    const dump = await dumpOf(forum.db);
    expect(
      saying(dump, [displayName, email, `@${wanda.username} `, `"${wanda.username}"`, `/u/${wanda.username}`]),
    ).toEqual([]);
    expect(saying(dump, [`${wanda.username},`, `,${wanda.username}`])).toEqual([]);
    const marked = saying(dump, [marker]).map((line) => line.split(':')[0]);
    if (posts === 'remove') expect(marked).toEqual([]);
    else expect(new Set(marked)).not.toContain('"user"');
    for (const column of columnsThat('removed')) expect(await naming(column, wanda.id), column).toBe(0);

    const { body: seen }: Any = await bob.get(`/api/topics/${others}/replies`);
    const theirs = seen.items.find(({ id }: Any) => id === reply.id);
    const answer = seen.items.find(({ id }: Any) => id === mention.id);
    expect(answer.body).toMatch(/^What does @deleted-[0-9a-f]{20} say\?/);
    expect(answer).toMatchObject({ likeCount: 0 });
    if (posts === 'keep')
      expect(theirs.author).toMatchObject({ id: wanda.id, displayName: 'Deleted member', role: 'member' });
    else expect(theirs).toBeUndefined();
    const { body: talk }: Any = await bob.get(`/api/channels/${channel.id}/messages`);
    const said = (id: string) => talk.items.find((one: Any) => one.id === id);
    expect(said(answered.id).body).toMatch(/^What does @deleted-[0-9a-f]{20} mean\?/);
    expect([said(message.id).author.displayName, said(message.id).body === null]).toEqual([
      'Deleted member',
      posts === 'remove',
    ]);
    expect((await bob.get(`/api/topics/${topic}`)).status).toBe(posts === 'keep' ? 200 : 404);
    expect((await bob.get(`/api/users/${wanda.username}`)).status).toBe(404);
    const { username } = await forum.db.prisma.user.findUniqueOrThrow({ where: { id: wanda.id } });
    expect((await bob.get(`/api/users/${username}`)).status).toBe(404);
    expect((await signIn(username)).status).toBe(401);
    expect((await key.post('/api/events', {})).status).toBe(401);
    expect((await forum.db.pool.query('SELECT kind, last_error FROM dead_letter')).rows).toEqual([]);
    // The name and the address are free for anybody, and what comes is theirs.
    const again: Any = await forum.visitor.post('/api/auth/register', { username: wanda.username, email, password });
    expect([again.status, again.body.user.id === wanda.id]).toEqual([201, false]);
  });

  test('what was deleted with its words comes back for no moderator', async () => {
    const [zoe, mod] = await forum.people('zoe', 'mod');
    const topic = await newTopic(zoe, await forum.category());
    await leave(forum, zoe, 'remove');
    const restore = { action: 'restore', targetType: 'topic', targetId: topic, reason: 'Why not.' };
    expect((await mod.post('/api/moderation/actions', restore)).status).toBe(404);
  });
});

describe('asking for it', () => {
  test('needs the password, ends every session at once on every transport, and signing in keeps the account', async () => {
    const kim = await forum.join('kim');
    const topic = await newTopic(kim, await forum.category());
    expect(((await kim.delete('/api/me', { password: 'wrong password', posts: 'keep' })) as Any).body.error.code).toBe(
      'BAD_CREDENTIALS',
    );
    expect(((await kim.delete('/api/me', { password })) as Any).status).toBe(400);
    const { body: second } = await signIn(kim.username);
    const [phone, desk] = [
      connect(forum.url, { token: second.accessToken }),
      await stream(forum.url, '/api/stream', bearer(kim)),
    ];
    await phone.ready;
    await heardOf(desk, 'session:ready');
    const at = Date.now();
    const { body }: Any = await kim.delete('/api/me', { password, posts: 'remove' });
    await until(() => phone.socket.disconnected && desk.ended, {
      what: 'both devices to be signed out',
      timeoutMs: 1000,
    });
    expect(Date.parse(body.dueAt) - at).toBeGreaterThan(13.9 * 86_400_000);
    expect((await kim.get('/api/me')).status).toBe(401);
    phone.end();

    const kept = await signIn(kim.username);
    expect([kept.status, kept.body.kept]).toEqual([200, true]);
    expect((await signIn(kim.username)).body.kept).toBeUndefined();
    await hurry(forum, kim.id);
    await until(
      async () => (await forum.db.pool.query(`SELECT FROM job WHERE kind = 'identity:delete'`)).rowCount === 0,
    );
    expect((await forum.visitor.get(`/api/topics/${topic}`)).status).toBe(200);
    expect((await signIn(kim.username)).status).toBe(200);
  });

  test('that was taken back and asked for again happens when it was asked for last', async () => {
    const lea = await forum.join('lea');
    await lea.delete('/api/me', { password, posts: 'keep' });
    const back = await signIn(lea.username);
    expect(back.body.kept).toBe(true);
    expect(
      (await forum.db.pool.query(`SELECT FROM job WHERE unique_key = $1`, [`identity:delete:${lea.id}`])).rowCount,
    ).toBe(0);
    const again = { ...lea, ...callerOf(forum.app, back.body.accessToken) };
    await leave(forum, again, 'keep');
    expect((await signIn(lea.username)).status).toBe(401);
  });

  test('is refused to the last admin, also to the second of two who go at once, and to who owns what others are in', async () => {
    const [ada, ben] = await forum.people('admin', 'admin');
    await forum.db.pool.query(`UPDATE "user" SET role = 'member' WHERE role = 'admin' AND id <> ALL ($1::uuid[])`, [
      [ada.id, ben.id],
    ]);
    const asked = (await Promise.all(
      [ada, ben].map((who) => who.delete('/api/me', { password, posts: 'keep' })),
    )) as Any[];
    expect(asked.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(asked.find(({ status }) => status === 409).body.error.code).toBe('LAST_ADMIN');
    const [owner, guest] = await forum.people('owner', 'guest');
    const group = await newGroup(owner);
    await bringIn(owner, group, guest);
    const workspace = await newWorkspace(owner, 'The yard');
    await storeMember(forum, workspace.id, guest.id, 'viewer');
    const { body: refused }: Any = await owner.delete('/api/me', { password, posts: 'keep' });
    expect(refused.error.code).toBe('STILL_OWNER');
    expect(refused.error.details.map(({ path }: Any) => path)).toEqual(['group', 'workspace']);
    expect((await owner.get('/api/me')).status).toBe(200);
  });

  test('what comes to have no other owner meanwhile goes to who stays', async () => {
    const [olga, gil, hal] = await forum.people('olga', 'gil', 'hal');
    const group = await newGroup(olga);
    await bringIn(olga, group, gil);
    await bringIn(olga, group, hal);
    await olga.put(`/api/groups/${group}/members/${gil.username}`, { role: 'owner' });
    const workspace = await newWorkspace(olga, 'The shed');
    await storeMember(forum, workspace.id, gil.id, 'owner');
    await storeMember(forum, workspace.id, hal.id, 'viewer');
    expect((await olga.delete('/api/me', { password, posts: 'keep' })).status).toBe(200);
    await gil.delete(`/api/groups/${group}/members/me`);
    await gil.post(`/api/groups/${group}/leave`);
    await forum.db.pool.query('DELETE FROM group_member WHERE group_id = $1 AND user_id = $2', [group, gil.id]);
    await storeMember(forum, workspace.id, gil.id, null);
    await hurry(forum, olga.id);
    await gone(forum, olga.id);
    const owners = await forum.db.pool.query(
      `SELECT user_id AS id FROM group_member WHERE group_id = $1 AND role = 'owner'
       UNION ALL SELECT user_id FROM workspace_member WHERE workspace_id = $2 AND role = 'owner'`,
      [group, workspace.id],
    );
    expect(owners.rows.map(({ id }) => id)).toEqual([hal.id, hal.id]);
  });
});

test('open pages follow: posts leave, likes count anew, the group and the workspace lose a member', async () => {
  const [ivy, jon] = await forum.people('ivy', 'jon');
  const category = await forum.category();
  const topic = await newTopic(jon, category);
  const { id: reply } = await newReply(ivy, topic);
  const mine = await newTopic(ivy, category);
  await ivy.put(`/api/topics/${topic}/like`);
  const group = await newGroup(jon);
  await bringIn(jon, group, ivy);
  await leave(forum, ivy, 'remove');
  const heard = async (room: string) =>
    (await storedIn(forum.db, room)).map(({ name, payload }) => ({ name, ...payload }));
  expect(await heard(`topic:${topic}`)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'reply:deleted', id: reply }),
      expect.objectContaining({ name: 'reaction:changed', on: false, count: 0 }),
    ]),
  );
  expect(await heard(`category:${category}`)).toContainEqual(
    expect.objectContaining({ name: 'topic:deleted', id: mine }),
  );
  expect(await heard(`group:${group}`)).toContainEqual(
    expect.objectContaining({ name: 'group:activity', kind: 'left' }),
  );
  expect((await storedIn(forum.db, `user:${ivy.id}`)).length).toBe(0);
});
