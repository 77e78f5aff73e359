import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Forum, type Member, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let topic: string;
beforeAll(async () => {
  forum = await startForum({ LOG_LEVEL: 'silent' });
  alice = await forum.join('alice');
  topic = await newTopic(alice, await forum.category());
});
afterAll(() => forum.close());

const telling = /\bat \/|node_modules|\.ts:\d|prisma|postgres|ECONN|SELECT |syntax error|P20\d\d|stack/i;
function assertSilent(answer: Answer): void {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(Object.keys(answer.body)).toEqual(['error']);
  expect(answer.body.error?.correlationId).toBe(answer.headers['x-correlation-id']);
  expect(JSON.stringify(answer.body)).not.toMatch(telling);
}

test('attack 49: refusals of every kind carry a code, words and a correlation id, and nothing of the inside', async () => {
  for (const answer of [
    await alice.get('/api/nothing-here'),
    await alice.get('/api/topics/not-an-id'),
    await alice.get('/api/topics/00000000-0000-7000-8000-000000000000'),
    await alice.get('/api/topics?limit=NaN'),
    await alice.post('/api/topics', { title: 1 }),
    await forum.visitor.get('/api/me'),
    await alice.delete(`/api/sessions/${topic}`),
    await alice.get('/api/sync?cursor=%00'),
    await alice.get('/api/users/%E0%A4%A'),
  ]) {
    assertSilent(answer);
  }
});

test('attack 49: a body that is no JSON, too large or of another type says no more', async () => {
  const post = async (payload: string, type = 'application/json') => {
    const headers = { 'content-type': type, authorization: `Bearer ${alice.token}` };
    const answer = await forum.app.inject({ method: 'POST', url: '/api/topics', headers, payload });
    return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
  };
  for (const answer of [await post('{"title":'), await post('x'.repeat(200_000)), await post('<a/>', 'text/xml')]) {
    assertSilent(answer);
  }
});

test('attack 49: a failure inside is INTERNAL with a correlation id and without its reason, over REST and the socket', async () => {
  await forum.db.pool.query('ALTER FUNCTION room_access RENAME TO room_access_away');
  const live = connect(forum.url, alice);
  try {
    const answer = await alice.get('/api/sync');
    expect([answer.status, answer.body.error?.code]).toEqual([500, 'INTERNAL']);
    assertSilent(answer);
    await live.ready.catch((error: Error) => expect(error.message).not.toMatch(telling));
  } finally {
    await forum.db.pool.query('ALTER FUNCTION room_access_away RENAME TO room_access');
  }
  const socket = connect(forum.url, alice);
  await socket.ready;
  await forum.db.pool.query('ALTER FUNCTION room_access RENAME TO room_access_away');
  try {
    const answer = await socket.ask('subscribe', { rooms: [{ room: `topic:${topic}` }] });
    expect(answer).toMatchObject({ ok: false, code: 'INTERNAL' });
    expect(JSON.stringify(answer)).not.toMatch(telling);
  } finally {
    await forum.db.pool.query('ALTER FUNCTION room_access_away RENAME TO room_access');
    socket.end();
  }
});

test('attack 22: what belongs to others answers as if it did not exist', async () => {
  const bob = await forum.join('bob');
  const { items } = (await bob.get('/api/sessions')).body;
  const others = await alice.delete(`/api/sessions/${items[0]?.id}`);
  const unknown = await alice.delete('/api/sessions/00000000-0000-7000-8000-000000000000');
  const plain = ({ status, body }: Answer) => [status, { ...body.error, correlationId: '' }];
  expect(plain(others)).toEqual(plain(unknown));
  expect(others.status).toBe(404);
});
