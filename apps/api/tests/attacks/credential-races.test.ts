import { until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, startForum } from '../support/forum.ts';

const old = 'a long enough password';
let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.close());

type Answer = { statusCode: number; body: string; cookies: { name: string; value: string }[] };
const post = (url: string, payload: object = {}, cookies: Record<string, string> = {}) =>
  forum.app.inject({ method: 'POST', url, payload, cookies }) as Promise<Answer>;
const signIn = (login: string, password: string) => post('/api/auth/login', { login, password });
const cookieOf = ({ cookies }: Answer) => cookies.find(({ name }) => name === 'tidings_refresh')?.value ?? '';
const refresh = (value: string) => post('/api/auth/refresh', {}, { tidings_refresh: value });
const me = (token: string) =>
  forum.app.inject({ method: 'GET', url: '/api/me', headers: { authorization: `Bearer ${token}` } });
const tokenOf = ({ body }: Answer): string => JSON.parse(body).accessToken;

const change = (who: { token: string }, newPassword: string, key?: string) =>
  forum.app.inject({
    method: 'PUT',
    url: '/api/me/password',
    headers: { authorization: `Bearer ${who.token}`, ...(key ? { 'idempotency-key': key } : {}) },
    payload: { currentPassword: old, newPassword },
  }) as unknown as Promise<Answer>;

/** Asks again while the machine is too busy to answer. */
const settled = (ask: () => Promise<Answer>) =>
  until(async () => ask().then((answer) => ![429, 503].includes(answer.statusCode) && answer), { timeoutMs: 30_000 });

/** A session that was ended takes no refresh from then on; its access token is good for some moments at most. */
async function assertEnded(sessions: Answer[], since: number): Promise<void> {
  let most = 0;
  for (const session of sessions) {
    expect((await settled(() => refresh(cookieOf(session)))).statusCode).toBe(401);
    await until(async () => {
      const asked = performance.now();
      const { statusCode } = await me(tokenOf(session));
      if (statusCode === 200) most = Math.max(most, asked - since);
      return statusCode === 401;
    });
  }
  expect(most, 'ms for which an access token was still taken').toBeLessThan(4000);
}

test('attack 60: of 40 sign-ins with the old password that race its change none survives', async () => {
  const victim = await forum.join('victim');
  let [under, letIn] = [40, false];
  const first = Promise.withResolvers<void>();
  const device = (await signIn(victim.username, old)).cookies.find(({ name }) => name === 'tidings_device')?.value;
  const racing = Array.from({ length: 40 }, async (_, n) => {
    for (let turns = n; turns > 0; turns -= 1) await new Promise((resolve) => setImmediate(resolve));
    const answer = await signIn(victim.username, old);
    under -= 1;
    letIn ||= answer.statusCode === 200;
    if (letIn || under === 0) first.resolve();
    return answer;
  });
  await first.promise;
  expect({ letIn, othersUnderWay: under > 0 }).toEqual({ letIn: true, othersUnderWay: true });
  // Forty at once may keep the database busy for longer than a request waits for it.
  const changed = await settled(() => change(victim, 'another long password', 'change-raced'));
  expect(changed.statusCode).toBe(200);
  const since = performance.now();
  const answers = await Promise.all(racing);
  for (const { statusCode } of answers) expect([200, 401, 429, 503]).toContain(statusCode);
  const begun = answers.filter(({ statusCode }) => statusCode === 200);
  expect(begun.length).toBeGreaterThan(0);
  await assertEnded(begun, since);
  // Those that came too late used up the tries of their address; a device that is known has its own.
  const next = { login: victim.username, password: 'another long password' };
  const cookies = { tidings_device: String(device) };
  expect((await settled(() => post('/api/auth/login', next, cookies))).statusCode).toBe(200);
}, 120_000);

test('attack 60: a sign-in that was checked before the change and is kept after it is refused', async () => {
  const victim = await forum.join('victim');
  const held = await forum.db.pool.connect();
  await held.query('BEGIN');
  await held.query('UPDATE "user" SET password_hash = $2 WHERE id = $1', [victim.id, 'another hash']);
  const racing = signIn(victim.username, old);
  await until(
    async () =>
      (
        await forum.db.pool.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
      ).rowCount,
    { what: 'the sign-in to wait' },
  );
  await held.query('COMMIT');
  held.release();
  expect((await racing).statusCode).toBe(401);
});

test('attack 60: a forked chain of the caller’s own session ends with the change, the caller goes on with a new one', async () => {
  const victim = await forum.join('victim');
  const own = await signIn(victim.username, old);
  const stolen = cookieOf(own);
  const ahead = cookieOf(await refresh(stolen));
  const changed = await change({ token: tokenOf(own) }, 'another long password');
  expect(changed.statusCode).toBe(200);
  for (const value of [stolen, ahead]) expect((await refresh(value)).statusCode).toBe(401);
  await until(async () => (await me(tokenOf(own))).statusCode === 401, { what: 'its access tokens to end as well' });
  expect((await me(tokenOf(changed))).statusCode).toBe(200);
  const next = await refresh(cookieOf(changed));
  expect(next.statusCode).toBe(200);
  expect((await refresh(cookieOf(next))).statusCode).toBe(200);
});

test('a change whose answer got lost is asked for again with its key, and gives the same cookie', async () => {
  const member: Member = await forum.join('changer');
  const first = await change(member, 'another long password', 'change-1');
  const again = await change(member, 'another long password', 'change-1');
  expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
  expect(cookieOf(again)).toBe(cookieOf(first));
  expect((await me(tokenOf(again))).statusCode).toBe(200);
  expect((await refresh(cookieOf(again))).statusCode).toBe(200);
});

test('attack 27: a token of before the change is good for that lost answer alone', async () => {
  const member = await forum.join('changer');
  const first = await change(member, 'another long password', 'change-1');
  const ask = async (word: string, key?: string) => {
    const { statusCode, body } = await change(member, word, key);
    return [statusCode, JSON.parse(body).error?.code];
  };
  await until(async () => (await me(member.token)).statusCode === 401);
  expect(await ask('a third long password')).toEqual([401, 'AUTH_EXPIRED']);
  expect(await ask('a third long password', 'change-2')).toEqual([401, 'AUTH_EXPIRED']);
  expect(await ask('a third long password', 'change-1')).not.toEqual([200, undefined]);
  const again = { currentPassword: 'another long password', newPassword: 'a fourth long password' };
  const headers = { authorization: `Bearer ${tokenOf(first)}` };
  const second = await forum.app.inject({ method: 'PUT', url: '/api/me/password', headers, payload: again });
  expect(second.statusCode).toBe(200);
  const late = await change(member, 'another long password', 'change-1');
  expect([late.statusCode, late.body, cookieOf(late)]).toEqual([204, '', '']);
});

test('of two changes at once one wins', async () => {
  const member = await forum.join('changer');
  const both = await Promise.all([change(member, 'another long password'), change(member, 'a third long password')]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401]);
});
