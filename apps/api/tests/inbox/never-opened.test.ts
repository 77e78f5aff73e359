import { uuidv7 } from '@tidings/db';
import { connect, heardOf, type LiveSocket } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../support/answers.ts';
import { type Any, type Forum, newTopic, password, startForum } from '../support/forum.ts';
import { settled } from '../support/inbox.ts';

let forum: Forum;
const open: LiveSocket[] = [];
beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify({ jobPoll: 20 }) });
});
afterAll(async () => {
  for (const live of open) live.end();
  await forum.close();
});

/** Somebody who came into the database by another way than registering: there is no room of theirs. */
async function imported(name: string): Promise<{ id: string; token: string; username: string }> {
  const like = await forum.join(`${name}-like`);
  await forum.db.pool.query(
    `INSERT INTO "user" (id, username, email, password_hash, display_name)
     SELECT $1::uuid, $2::varchar, $2::varchar || '@example.org', password_hash, 'Imported' FROM "user" WHERE id = $3`,
    [uuidv7(), name, like.id],
  );
  const signedIn = await forum.visitor.post('/api/auth/login', { login: name, password });
  const { user, accessToken } = signedIn.body as Any;
  expect((await forum.db.pool.query(`SELECT FROM stream WHERE room = 'user:' || $1`, [user.id])).rowCount).toBe(0);
  return { id: user.id, token: accessToken, username: name };
}
const asCaller = (token: string): Pick<Caller, 'put'> => ({
  put: async (url, body = {}) => {
    const answer = await forum.app.inject({
      ...{ method: 'PUT', url, headers: { authorization: `Bearer ${token}` }, payload: body },
    });
    return { status: answer.statusCode, body: (answer.body ? answer.json() : null) as never, headers: answer.headers };
  },
});

test.each(['websocket', 'polling'] as const)(
  'a member whose own room was never opened hears of a notification live, by %s',
  async (transport) => {
    const alice = await forum.join('alice');
    const who = await imported(`from-${transport}`);
    const live = connect(forum.url, who, { transports: [transport], upgrade: false });
    open.push(live);
    const ready = await live.ready;
    expect(ready.rooms.filter(({ room }: Any) => room === `user:${who.id}`)).toMatchObject([{ ok: true, head: 0 }]);
    await alice.put(`/api/users/${who.username}/follow`);
    await settled(forum);
    const { payload, meta } = await heardOf(live, 'notification:new');
    expect(payload).toMatchObject({ type: 'follow', actor: { id: alice.id } });
    expect(meta).toMatchObject({ room: `user:${who.id}`, offset: 1 });
  },
);

test('who never connected may do what is said in their own room', async () => {
  const alice = await forum.join('alice');
  const who = await imported('by-rest');
  const topic = await newTopic(alice, await forum.category());
  expect((await asCaller(who.token).put(`/api/topics/${topic}/read`, { replyNumber: 0 })).status).toBeLessThan(300);
  expect((await asCaller(who.token).put('/api/notifications/seen', { upTo: 1 })).status).toBeLessThan(300);
});

test('staff may decide about a member whose own room was never opened, who reads it then', async () => {
  const who = await imported('warned');
  const mod = await forum.join('mod', 'moderator');
  const warned = await mod.post('/api/moderation/actions', {
    ...{ action: 'warn', targetType: 'user', targetId: who.id, reason: 'Keep to the subject.' },
  });
  expect([warned.status, warned.body]).toMatchObject([201, {}]);
  await settled(forum);
  const { rows } = await forum.db.pool.query(`SELECT type FROM notification WHERE user_id = $1`, [who.id]);
  expect(rows).toEqual([{ type: 'moderation' }]);
});
