import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statusAndCode } from '../support/codes.ts';
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

describe('attack 25: fields that are not the caller’s to set', () => {
  test('registering as an admin is refused', async () => {
    const body = { username: 'mallory', email: 'm@example.org', password: 'a long enough password', role: 'admin' };
    expect(statusAndCode(await forum.visitor.post('/api/auth/register', body))).toEqual([400, 'VALIDATION_FAILED']);
  });

  test.each([{ role: 'admin' }, { id: 'x' }, { email: 'other@example.org' }, { suspendedUntil: null }])(
    'a profile does not take %j',
    async (extra) => {
      expect((await alice.patch('/api/me', { displayName: 'Alice', ...extra })).status).toBe(400);
    },
  );

  test('a topic and a reply are always by who posts them', async () => {
    const bob = await forum.join('bob');
    const topic = { categoryId: category, title: 'By somebody else', body: 'Words.', authorId: bob.id };
    expect((await alice.post('/api/topics', topic)).status).toBe(400);
    const id = await newTopic(alice, category);
    expect((await alice.post(`/api/topics/${id}/replies`, { body: 'Hm.', userId: bob.id })).status).toBe(400);
  });
});

describe('attack 39: prototype pollution', () => {
  test.each(['{"__proto__":{"role":"admin"},"displayName":"A"}', '{"constructor":{"prototype":{"role":"admin"}}}'])(
    '%s changes nothing',
    async (payload) => {
      const headers = { authorization: `Bearer ${alice.token}`, 'content-type': 'application/json' };
      const answer = await forum.app.inject({ method: 'PATCH', url: '/api/me', headers, payload });
      expect(answer.statusCode).toBe(400);
      expect(({} as { role?: string }).role).toBeUndefined();
      expect((await alice.get('/api/me')).body.role).toBe('member');
    },
  );
});

describe('attack 47: SQL through filters, cursors and names', () => {
  const nasty = ["' OR 1=1 --", "'; DROP TABLE topic; --", '%27%20UNION%20SELECT', '\\', '%', '_', '\u0000'];

  test.each(nasty)('%j finds nothing and breaks nothing', async (text) => {
    const q = encodeURIComponent(text);
    for (const url of [`/api/topics?categoryId=${q}`, `/api/topics?cursor=${q}`, `/api/topics?filter=${q}`]) {
      expect((await alice.get(url)).status).toBe(400);
    }
    expect((await alice.get(`/api/users/${q}`)).status).toBe(404);
    const people = await alice.get(`/api/users?mention=${q}`);
    expect([200, 400]).toContain(people.status);
    if (people.status === 200) expect(people.body.items).toEqual([]);
    expect((await alice.get('/api/topics')).status).toBe(200);
  });

  test.each(['\u0000', '\ud800', '\udfff x'])('a body of %j is refused, not failed at the database', async (body) => {
    const topic = await newTopic(alice, category);
    expect(statusAndCode(await alice.post(`/api/topics/${topic}/replies`, { body }))).toEqual([
      400,
      'VALIDATION_FAILED',
    ]);
  });

  test('no statement of ours is built by Prisma’s unsafe calls', () => {
    const root = join(import.meta.dirname, '../../../..');
    const sources = globSync(['apps/*/src/**/*.ts', 'packages/*/src/**/*.ts'], { cwd: root });
    const unsafe = sources
      .filter((file) => !file.includes('generated'))
      .filter((file) => /\$(?:query|execute)RawUnsafe/.test(readFileSync(join(root, file), 'utf8')));
    expect(sources.length).toBeGreaterThan(100);
    expect(unsafe).toEqual([]);
  });
});

describe('attack 40: what is logged and sent back', () => {
  test.each(['short', 'a\r\nX-Injected: 1', '\u001b[31mred', 'x'.repeat(65), '<script>'])(
    'a correlation id of %j is replaced by one of ours',
    async (given) => {
      const headers = { 'x-correlation-id': encodeURI(given) === given ? given : 'bad id' };
      const answer = await forum.app.inject({ method: 'GET', url: '/api/categories', headers });
      expect(answer.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test('a good one comes back, also with a refusal', async () => {
    const headers = { 'x-correlation-id': 'from-the-client-1' };
    const answer = await forum.app.inject({ method: 'GET', url: '/api/topics/nothing', headers });
    expect(answer.headers['x-correlation-id']).toBe('from-the-client-1');
    expect(answer.json().error.correlationId).toBe('from-the-client-1');
  });

  test('names of nothing but control characters, or with invisible ones inside, are refused', async () => {
    for (const displayName of ['A\u200bB', '\u0000', '\r\n', '\u001b\u0007']) {
      expect(statusAndCode(await alice.patch('/api/me', { displayName }))).toEqual([400, 'VALIDATION_FAILED']);
    }
  });

  test.each([
    ['\u001b[31mRed', '[31mRed'],
    ['Two\r\nlines', 'Two lines'],
    ['Two\u2028lines', 'Two lines'],
    ['A\u0000B\u009bC', 'A B C'],
    ['Ends here\r\n', 'Ends here'],
  ])('a name of %j paints no terminal and begins no line: it becomes %j', async (displayName, kept) => {
    const one = await forum.join('painter');
    expect((await one.patch('/api/me', { displayName })).body.displayName).toBe(kept);
    expect((await forum.visitor.get(`/api/users/${one.username}`)).body.displayName).toBe(kept);
    const registered = await forum.visitor.post('/api/auth/register', {
      ...{
        username: `${one.username}-too`,
        email: `${one.username}-too@example.org`,
        password: 'a long enough password',
      },
      displayName,
    });
    expect(registered.body.user.displayName).toBe(kept);
  });

  test('what a paste brings along becomes spaces and lines, and refuses no post', async () => {
    const title = 'A title\r\nwith\u000bmore\u2028lines\u0000';
    const body = 'one\u000btwo\u000cthree\u0085four\u2029five\u0000six\u001b[31mseven\u0007\r\neight\tnine';
    const made = await alice.post('/api/topics', { categoryId: category, title, body });
    expect(made.body).toMatchObject({
      title: 'A title with more lines',
      body: 'one\ntwo\nthree\nfour\nfive six [31mseven \r\neight\tnine',
    });
    const reply = await alice.post(`/api/topics/${made.body.id}/replies`, { body });
    expect([reply.status, reply.body.body]).toEqual([201, made.body.body]);
  });
});

describe('attack 38: script in what people write', () => {
  test('the API sends it back as data, never as a page', async () => {
    const title = '<img src=x onerror=alert(1)>';
    const body = '<script>alert(1)</script>[x](javascript:alert(1))';
    const made = await alice.post('/api/topics', { categoryId: category, title, body });
    expect(made.body).toMatchObject({ title, body });
    expect(made.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    expect(String(made.headers['content-security-policy'])).toContain("script-src 'self'");
    expect(made.body.slug).toBe('img-src-x-onerror-alert-1');
  });
});
