import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Forum, type Member, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let category: string;
beforeAll(async () => {
  forum = await startForum();
  alice = await forum.join('alice');
  category = await forum.category();
});
afterAll(() => forum.close());

let made = 0;
const register = (input: { username?: string; displayName?: string; password?: string }) => {
  made += 1;
  const username = input.username ?? `newcomer-${made}`;
  const body = { username, email: `newcomer-${made}@example.org`, password: 'a long enough password', ...input };
  return forum.visitor.post('/api/auth/register', body);
};
const blank = [
  '\u200b',
  '\u3164',
  '\u2800',
  '\ufe0f\ufe0e',
  '\u115f\u1160',
  '\uffa0',
  '\u00ad',
  '\u034f',
  '\u180e\u17b4',
  '\u{e0100}',
  '\u{1d159}',
  ' \u3000 ',
  '\u0301',
  '\u2060\u2061',
];

describe('attack 64: names that are taken for others', () => {
  test.each(['administrator', 'moderator', 'support', 'adm1n', 'rnoderator', 'tidings-team'])(
    '%s cannot be registered',
    async (username) => {
      const answer = await register({ username });
      expect([answer.status, answer.body.error?.code]).toEqual([409, 'NAME_RESERVED']);
      expect(answer.body.error?.details).toMatchObject([{ path: 'username' }]);
    },
  );

  test('nor a display name that says so, at registration and later, except by staff', async () => {
    expect((await register({ displayName: 'Аdministrator' })).body.error).toMatchObject({
      code: 'NAME_RESERVED',
      details: [{ path: 'displayName' }],
    });
    expect((await alice.patch('/api/me', { displayName: '★ Moderator ★' })).status).toBe(409);
    const mod = await forum.join('mod', 'moderator');
    expect((await mod.patch('/api/me', { displayName: 'Mona, Moderator' })).status).toBe(200);
    expect((await mod.patch('/api/me', { displayName: 'Moderator' })).status).toBe(200);
  });

  test('nor what looks like the name of somebody on the staff', async () => {
    const mod = await forum.join('mod', 'moderator');
    await mod.patch('/api/me', { displayName: 'Noor Paleo' });
    for (const displayName of ['Noor Paleo', 'Νооr Раlео', 'N00r  Paleo', 'noorpaleo', 'Noor Pa\u200dleo']) {
      expect((await alice.patch('/api/me', { displayName })).status, displayName).toBe(409);
    }
    expect((await register({ username: mod.username.replace('mona', 'm0na') })).status).toBe(409);
    expect((await alice.patch('/api/me', { displayName: 'Nora Paleo' })).status).toBe(200);
  });

  test('a user name is found and kept whatever its case', async () => {
    expect((await register({ username: 'Capital-Letters' })).body.user.username).toBe('capital-letters');
    expect((await register({ username: 'CAPITAL-letters' })).status).toBe(409);
    expect((await forum.visitor.get('/api/users/CAPITAL-Letters')).body.username).toBe('capital-letters');
    const mentioned = await alice.get('/api/users?mention=CAPITAL');
    expect(mentioned.body.items.map(({ username }) => username)).toEqual(['capital-letters']);
  });
});

describe('attack 64: what cannot be seen', () => {
  test.each(blank)('%j is neither a name nor a title nor a text', async (text) => {
    const padded = `${text}${text}${text}`;
    expect((await alice.patch('/api/me', { displayName: padded })).status).toBe(400);
    expect((await alice.post('/api/topics', { categoryId: category, title: padded, body: 'Words.' })).status).toBe(400);
    expect((await alice.post('/api/topics', { categoryId: category, title: 'A title', body: padded })).status).toBe(
      400,
    );
    expect((await alice.post('/api/groups', { name: padded, slug: 'blank-group' })).status).toBe(400);
  });

  test.each(['🌊', '👨‍👩‍👧', 'é', '管理者', 'می‌خواهم', '🏳️‍🌈'])('%s can', async (text) => {
    const answer = await alice.patch('/api/me', { displayName: text });
    expect([answer.status, answer.body.displayName]).toEqual([200, text.normalize('NFC')]);
  });

  test('titles and names are composed and turn nothing around them; texts are kept as they are', async () => {
    const turned = '\u202eevil\u202c \u2067and\u2069 cafe\u0301 \u202d';
    const topic = await newTopic(alice, category, `${turned} title`);
    expect((await alice.get(`/api/topics/${topic}`)).body.title).toBe('evil and café  title');
    expect((await alice.patch('/api/me', { displayName: `\u200f${turned}` })).body.displayName).toBe('evil and café');
    const group = await alice.post('/api/groups', { name: turned, slug: 'turned-group' });
    expect(group.body.name).toBe('evil and café');
  });
});

describe('passwords that are guessed first', () => {
  test.each(['1234567890', 'Password123', 'passwordpassword', '１２３４５６７８９０'])(
    '%s cannot be chosen',
    async (password) => {
      const answer = await register({ password });
      expect([answer.status, answer.body.error?.code]).toEqual([400, 'PASSWORD_COMMON']);
      const change = { currentPassword: 'a long enough password', newPassword: password };
      expect((await alice.put('/api/me/password', change)).body.error?.code).toBe('PASSWORD_COMMON');
    },
  );
});
