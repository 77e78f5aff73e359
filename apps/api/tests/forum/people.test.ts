import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let bobby: Member;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, bobby] = await forum.people('alice', 'bob', 'bobby');
});
afterAll(() => forum.close());

const suggested = async (query: string) =>
  (await alice.get(`/api/users?${query}`)).body.items.map(({ username }: Any) => username);

test('a mention is completed from the beginning of a name, those in the topic first', async () => {
  const topic = await newTopic(alice, await forum.category());
  await newReply(bobby, topic);
  expect(await suggested('mention=bob')).toEqual([bob.username, bobby.username].sort());
  expect((await suggested(`mention=BOB&topicId=${topic}`))[0]).toBe(bobby.username);
  expect(await suggested('mention=ob')).toEqual([]);
  expect(await suggested('mention=b%25')).toEqual([]);
  expect((await forum.visitor.get('/api/users?mention=bob')).status).toBe(401);
});

test('nobody gives themselves a role, a member’s number or another’s profile', async () => {
  for (const extra of [{ role: 'admin' }, { id: alice.id }, { silencedUntil: null }, { tokenVersion: 9 }]) {
    const answer = await bob.patch('/api/me', { displayName: 'Bob', ...extra });
    expect([answer.status, answer.body.error?.code]).toEqual([400, 'VALIDATION_FAILED']);
  }
  expect((await bob.get('/api/me')).body).toMatchObject({ role: 'member', displayName: bob.username });
});

test('language and time zone are null until chosen, kept, and given back', async () => {
  expect((await bob.get('/api/me')).body).toMatchObject({ locale: null, timeZone: null });
  const answer = await bob.patch('/api/me', { locale: 'de', timeZone: 'Europe/Berlin' });
  expect(answer.body).toMatchObject({ locale: 'de', timeZone: 'Europe/Berlin' });
  expect((await bob.get('/api/me')).body).toMatchObject({ locale: 'de', timeZone: 'Europe/Berlin' });
  await bob.patch('/api/me', { locale: null });
  expect((await bob.get('/api/me')).body).toMatchObject({ locale: null, timeZone: 'Europe/Berlin' });
});

test('a language we do not speak and a time zone nobody knows are refused', async () => {
  const wrong = [
    { deviceTimeZone: 'Mars/Olympus' },
    { deviceTimeZone: null },
    { locale: 'xx' },
    { timeZone: 'Mars/Olympus' },
    { timeZone: '+02:00' },
    { timeZone: '' },
  ];
  for (const choice of wrong) {
    const answer = await alice.patch('/api/me', choice);
    expect(answer.status, JSON.stringify(choice)).toBe(400);
    expect(answer.body.error?.code).toBe('VALIDATION_FAILED');
  }
  expect((await alice.get('/api/me')).body).toMatchObject({ locale: null, timeZone: null });
});
