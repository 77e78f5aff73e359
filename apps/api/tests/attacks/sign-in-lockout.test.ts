import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Forum, type Member, startForum } from '../support/forum.ts';

const password = 'a long enough password';
let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ TRUST_PROXY: 'true' });
});
afterAll(() => forum.close());

type Cookies = { name: string; value: string }[];
/** A browser at an address, with the cookies it was given. */
function browser(address: string) {
  const jar = new Map<string, string>();
  const ask = async (url: string, payload?: object) => {
    const answer = await forum.app.inject({
      method: 'POST',
      url,
      ...(payload && { payload }),
      headers: { 'x-forwarded-for': address },
      cookies: Object.fromEntries(jar),
    });
    for (const { name, value } of answer.cookies as Cookies) {
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer.statusCode;
  };
  return {
    jar,
    login: (login: string, word = password) => ask('/api/auth/login', { login, password: word }),
    logout: () => ask('/api/auth/logout'),
  };
}
const login = (name: string, word: string, address: string): Promise<Answer> =>
  forum.visitor.post('/api/auth/login', { login: name, password: word }, { 'x-forwarded-for': address });
const statuses = async (tries: Promise<Answer>[]) => (await Promise.all(tries)).map(({ status }) => status);
const count = (list: number[], status: number) => list.filter((one) => one === status).length;

describe('attack 61: sign-in closed for a name, an address range or everybody', () => {
  test('of 40 tries at the same time from one address at most five are looked at', async () => {
    const { username } = await forum.join('parallel');
    const answers = await statuses(Array.from({ length: 40 }, (_, n) => login(username, `wrong-${n}`, '192.0.2.1')));
    expect(count(answers, 401)).toBeGreaterThan(0);
    expect(count(answers, 401)).toBeLessThanOrEqual(5);
    expect(count(answers, 401) + count(answers, 429)).toBe(40);
    expect((await login(username, password, '192.0.2.1')).status).toBe(429);
  });

  test('user name and e-mail of one account count together, in whatever case', async () => {
    const { username } = await forum.join('together');
    const names = [username, `${username}@example.org`, username.toUpperCase(), `${username}@EXAMPLE.org`, username];
    for (const name of names) expect((await login(name, 'wrong', '192.0.2.2')).status).toBe(401);
    expect((await login(`${username}@example.org`, password, '192.0.2.2')).status).toBe(429);
  });

  test('strangers at sixty addresses close an account neither for a new browser nor for one that is known', async () => {
    const { username } = await forum.join('besieged');
    const known = browser('198.51.100.1');
    expect(await known.login(username)).toBe(200);
    expect(await known.logout()).toBe(204);
    for (let n = 0; n < 60; n += 1) await login(username, 'wrong', `203.0.113.${n}`);
    for (let n = 0; n < 6; n += 1) await login(username, 'wrong', '198.51.100.1');
    expect((await login(username, password, '198.51.100.1')).status).toBe(429);
    expect(await known.login(username)).toBe(200);
    expect(await browser('198.51.100.77').login(username)).toBe(200);
  });

  test('a browser that still holds a session of the member is known by it', async () => {
    const { username } = await forum.join('returning');
    const known = browser('198.51.100.2');
    await known.login(username);
    known.jar.delete('tidings_device');
    for (let n = 0; n < 6; n += 1) await login(username, 'wrong', '198.51.100.2');
    expect(await known.login(username)).toBe(200);
  });

  test('a known browser has ten tries and is known to its own members alone; a forged mark is nobody’s', async () => {
    const owner = await forum.join('owner');
    const victim = await forum.join('victim');
    const known = browser('198.51.100.3');
    await known.login(owner.username);
    await known.logout();
    for (let n = 0; n < 10; n += 1) expect(await known.login(owner.username, 'wrong')).toBe(401);
    expect(await known.login(owner.username)).toBe(429);
    for (let n = 0; n < 5; n += 1) expect(await known.login(victim.username, 'wrong')).toBe(401);
    expect(await known.login(victim.username, 'wrong')).toBe(429);
    const forger = browser('198.51.100.4');
    forger.jar.set('tidings_device', `${'a'.repeat(22)}.${'b'.repeat(22)}.${'c'.repeat(22)}`);
    for (let n = 0; n < 5; n += 1) await forger.login(victim.username, 'wrong');
    expect(await forger.login(victim.username)).toBe(429);
  });

  test('a flood from a hundred networks refuses none of those who are known', async () => {
    const known = await Promise.all(
      Array.from({ length: 10 }, async (_, n) => {
        const { username } = await forum.join('regular');
        const at = browser(`198.51.100.${100 + n}`);
        expect(await at.login(username)).toBe(200);
        return () => at.login(username);
      }),
    );
    const flood = (from: number) =>
      Array.from({ length: 100 }, (_, n) => login(`storm-${from}-${n}`, 'wrong', `198.18.${n}.${from}`));
    const first = flood(1);
    const answers = Promise.all(known.map((again) => again()));
    const second = flood(2);
    expect(await answers).not.toContain(429);
    expect(count(await statuses([...first, ...second]), 429)).toBeGreaterThan(0);
  });

  test('a sign-in that succeeds forgets the tries of its address', async () => {
    const { username } = await forum.join('forgetful');
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1) expect((await login(username, 'wrong', '192.0.2.3')).status).toBe(401);
      expect((await login(username, password, '192.0.2.3')).status).toBe(200);
    }
  });
});

describe('attack 62: one network under many addresses', () => {
  test.each([
    ['a /64', (n: number) => `2001:db8:64::${n + 1}`],
    ['ports', (n: number) => `192.0.2.9:${n + 1000}`],
    ['bracketed ports', (n: number) => `[2001:db8:65::1]:${n + 1000}`],
    ['spellings', (n: number) => ['::ffff:192.0.2.10', '192.0.2.10', '::FFFF:C000:20a', '192.0.2.10:1'][n % 4] ?? ''],
    ['nonsense', (n: number) => ['unknown', `_hidden-${n}`, 'a b', `1.2.3.${n + 256}`][n % 4] ?? ''],
  ])('%s share the tries of an account', async (_, address) => {
    const { username } = await forum.join('shared');
    const answers: number[] = [];
    for (let n = 0; n < 8; n += 1) answers.push((await login(username, 'wrong', address(n))).status);
    expect([count(answers, 401), count(answers, 429)]).toEqual([5, 3]);
  });

  test('the many /64 of a /48 have a wider budget together, not one each', async () => {
    const { username } = await forum.join('wide');
    const answers: number[] = [];
    for (let n = 0; n < 30; n += 1) answers.push((await login(username, 'wrong', `2001:db8:48:${n}::1`)).status);
    expect([count(answers, 401), count(answers, 429)]).toEqual([20, 10]);
  });

  test('who is known is not kept out by the request limit of an address that others use up', async () => {
    const limited = await startForum({ TRUST_PROXY: 'true', RATE_LIMITS: 'on' });
    const { username }: Member = await limited.join('neighbour');
    const headers = { 'x-forwarded-for': '192.0.2.44' };
    const ask = (cookies: Record<string, string> = {}) =>
      limited.app.inject({
        method: 'POST',
        url: '/api/auth/login',
        payload: { login: username, password },
        headers,
        cookies,
      });
    const first = await ask();
    const device = (first.cookies as Cookies).find(({ name }) => name === 'tidings_device')?.value ?? '';
    for (let n = 0; n < 40; n += 1) await ask();
    expect((await ask()).statusCode).toBe(429);
    expect((await ask({ tidings_device: device })).statusCode).toBe(200);
    await limited.close();
  });
});

test('a password is the same however its letters were typed, and one that was kept as typed still opens', async () => {
  const { hash } = await import('@node-rs/argon2');
  const typed = 'pass\u0301wörter für alle ﬁne';
  const { username, id } = await forum.join('letters');
  await forum.db.prisma.user.update({ where: { id }, data: { passwordHash: await hash(typed) } });
  expect((await login(username, typed, '192.0.2.5')).status).toBe(200);
  await forum.db.prisma.user.update({ where: { id }, data: { passwordHash: await hash(typed.normalize('NFKC')) } });
  for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const) {
    expect((await login(username, typed.normalize(form), '192.0.2.5')).status, form).toBe(200);
  }
});
