import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Forum, type Member, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
beforeAll(async () => {
  forum = await startForum({ RATE_LIMITS: 'on', TRUST_PROXY: 'true' });
  alice = await forum.join('alice');
});
afterAll(() => forum.close());

const login = (name: string, password: string, address = '192.0.2.10'): Promise<Answer> =>
  forum.visitor.post('/api/auth/login', { login: name, password }, { 'x-forwarded-for': address });
const timed = async (work: () => Promise<unknown>) => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

describe('attack 36: guessing passwords', () => {
  test('after five failures an account is closed to guesses from there, also to the right one, and says for how long', async () => {
    const bob = await forum.join('bob');
    for (let n = 0; n < 5; n += 1) expect((await login(bob.username, `wrong-${n}`)).status).toBe(401);
    const refused = await login(bob.username, 'a long enough password');
    expect([refused.status, refused.body.error?.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60);
    expect((await login(bob.username, 'a long enough password', '198.51.100.9')).status).toBe(200);
  });

  test('stuffing many accounts from one address is stopped by the address', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 60; n += 1) statuses.push((await login(`nobody-${n}`, 'wrong', '203.0.113.7')).status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(8);
    expect((await login(alice.username, 'a long enough password', '203.0.113.8')).status).toBe(200);
  });

  test('attack 32: an address written into X-Forwarded-For before the proxy changes nothing', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 70; n += 1) {
      statuses.push((await login(`nobody-x${n}`, 'wrong', `10.0.0.${n}, 203.0.113.99`)).status);
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
  });

  test('neither words nor time give away who exists', async () => {
    const member = await forum.join('timed');
    const known: number[] = [];
    const unknown: number[] = [];
    const words: (string | undefined)[] = [];
    const tryAs = (name: string, n: number) =>
      timed(async () => {
        words.push((await login(name, 'wrong password', `192.0.2.${100 + n}`)).body.error?.message);
      });
    await tryAs('warming-up', 50);
    for (let n = 0; n < 4; n += 1) {
      known.push(await tryAs(member.username, n));
      unknown.push(await tryAs('no-such-member', n + 10));
    }
    expect(words.filter((_, n) => n % 2 === 1)).toEqual(words.filter((_, n) => n % 2 === 0 && n > 0));
    // The quickest of each: what else runs on the machine only ever adds.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.4);
    expect(Math.min(...known)).toBeGreaterThan(Math.min(...unknown) * 0.2);
  });

  test('many sign-ins at once do not exhaust the server: the line is bounded and others are served', async () => {
    const storm = Array.from({ length: 200 }, (_, n) => login(`storm-${n}`, 'a password', `198.18.${n}.1`));
    const other = await timed(() => forum.visitor.get('/health/live'));
    const answers = await Promise.all(storm);
    expect(other).toBeLessThan(1000);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(50);
    expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true);
  });
});

test('attack 37: a password of 1 MB is refused with 400 before any hashing', async () => {
  const password = 'p'.repeat(1024 * 1024);
  for (const [path, body] of [
    ['/api/auth/login', { login: alice.username, password }],
    ['/api/auth/register', { username: 'mallory', email: 'm@example.org', password }],
  ] as const) {
    const answer = await forum.visitor.post(path, body, { 'x-forwarded-for': '192.0.2.77' });
    expect([answer.status, answer.body.error?.code], path).toEqual([400, 'VALIDATION_FAILED']);
  }
  const short = { currentPassword: 'a long enough password', newPassword: 'q'.repeat(201) };
  expect((await alice.put('/api/me/password', short)).status).toBe(400);
});
