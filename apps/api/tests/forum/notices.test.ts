import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, newTopic, nobody, startForum } from '../support/forum.ts';

let forum: Forum;
let mod: Member;
let alice: Member;
beforeAll(async () => {
  forum = await startForum({ LOG_LEVEL: 'silent' });
  [mod, alice] = Object.values(await forum.people('mod', 'alice')) as [Member, Member];
});
afterAll(() => forum.close());

const tomorrow = () => new Date(Date.now() + 24 * 3600_000).toISOString();
const act = (action: string, member: Member, more: object = {}) =>
  mod.post('/api/moderation/actions', { action, targetType: 'user', targetId: member.id, reason: 'Be kind.', ...more });
const credentials = (member: Member) => ({ login: member.username, password: 'a long enough password' });

test('what was decided while a member was away waits until they have read it, with what, why and until when', async () => {
  const bob = await forum.join('bob');
  const ends = tomorrow();
  const warned = await act('warn', bob);
  const silenced = await act('silence', bob, { until: ends });
  const unread = await bob.get('/api/notices?state=unread');
  expect(unread.body.items).toMatchObject([
    { id: silenced.body.id, action: 'silence', reason: 'Be kind.', until: ends, moderator: null, readAt: null },
    { id: warned.body.id, action: 'warn', reason: 'Be kind.', until: null, moderator: null, readAt: null },
  ]);
  expect((await bob.post(`/api/notices/${warned.body.id}/read`)).status).toBe(204);
  expect((await bob.post(`/api/notices/${warned.body.id}/read`)).status).toBe(204);
  const ids = async (state: string) => (await bob.get(`/api/notices?state=${state}`)).body.items.map(({ id }) => id);
  expect(await ids('unread')).toEqual([silenced.body.id]);
  expect(await ids('all')).toEqual([silenced.body.id, warned.body.id]);
});

test('notices are the member’s own: nobody else reads them or puts them away, and what one does oneself is none', async () => {
  const bob = await forum.join('bob');
  const { body } = await act('warn', bob);
  expect((await alice.post(`/api/notices/${body.id}/read`)).status).toBe(404);
  expect((await alice.post(`/api/notices/${nobody}/read`)).status).toBe(404);
  expect((await alice.get('/api/notices')).body.items).toEqual([]);
  expect((await forum.visitor.get('/api/notices')).status).toBe(401);
  const own = await newTopic(mod, await forum.category());
  await mod.post('/api/moderation/actions', { action: 'lock', targetType: 'topic', targetId: own, reason: 'Mine.' });
  expect((await mod.get('/api/notices')).body.items).toEqual([]);
  expect((await bob.get('/api/notices')).body.items).toHaveLength(1);
});

test('pages of notices go on where the one before ended', async () => {
  const bob = await forum.join('bob');
  for (let n = 0; n < 3; n += 1) await act('warn', bob);
  const first = await bob.get('/api/notices?limit=2');
  const second = await bob.get(`/api/notices?limit=2&cursor=${first.body.nextCursor}`);
  expect([first.body.items.length, second.body.items.length, second.body.nextCursor]).toEqual([2, 1, null]);
});

test('a suspension says until when and why: at sign-in, at the end of the session, and to nobody with a wrong password', async () => {
  const eve = await forum.join('eve');
  const signedIn = await forum.app.inject({ method: 'POST', url: '/api/auth/login', payload: credentials(eve) });
  const cookies = { tidings_refresh: String(signedIn.cookies[0]?.value) };
  const ends = tomorrow();
  await act('suspend', eve, { until: ends });
  const details = [
    { path: 'until', message: ends },
    { path: 'reason', message: 'Be kind.' },
  ];
  const login = await forum.visitor.post('/api/auth/login', credentials(eve));
  expect(login.body.error).toMatchObject({ code: 'SUSPENDED', details });
  const refreshed = await forum.app.inject({ method: 'POST', url: '/api/auth/refresh', cookies });
  expect([refreshed.statusCode, refreshed.json().error]).toMatchObject([403, { code: 'SUSPENDED', details }]);
  const wrong = await forum.visitor.post('/api/auth/login', { ...credentials(eve), password: 'wrong' });
  expect(wrong.body.error?.code).toBe('BAD_CREDENTIALS');
});
