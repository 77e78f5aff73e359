import { createDatabase, type TestDatabase, until } from '@tidings/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Forum, startForum } from '../support/forum.ts';

const secret = 'a secret that only these tests know, long enough';
let shared: TestDatabase;
let forum: Forum;
beforeAll(async () => {
  shared = await createDatabase();
  forum = await startForum({ AUTH_SECRET: secret }, shared);
});
afterAll(async () => {
  await forum.close();
  await shared.drop();
});

const held: ReturnType<typeof refresh>[] = [];
const waiting = `FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()`;
const waitingForSession = async () =>
  (await forum.db.pool.query(`SELECT count(*)::int AS n ${waiting}`)).rows[0].n as number;

type Cookies = { name: string; value: string; httpOnly?: boolean; sameSite?: string; path?: string }[];
const refreshOf = (cookies: Cookies) => cookies.find(({ name }) => name === 'tidings_refresh');

async function signIn() {
  const member = await forum.join('victim');
  const payload = { login: member.username, password: 'a long enough password' };
  const answer = await forum.app.inject({ method: 'POST', url: '/api/auth/login', payload });
  const token = String(answer.json().accessToken);
  const sessionId = String(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sid);
  return { token, sessionId, cookie: refreshOf(answer.cookies as Cookies) };
}
/** The refresh token a rotation answered. Fails when it did not. */
const nextOf = (answer: { statusCode: number; body: string; cookies: unknown }): string => {
  expect(answer.statusCode, answer.body).toBe(200);
  return refreshOf(answer.cookies as Cookies)?.value ?? '';
};
const refresh = (value: string | undefined, headers: Record<string, string> = {}) =>
  forum.app.inject({ method: 'POST', url: '/api/auth/refresh', cookies: { tidings_refresh: value ?? '' }, headers });
const me = (token: string) =>
  forum.app.inject({ method: 'GET', url: '/api/me', headers: { authorization: `Bearer ${token}` } });

describe('attack 29: a refresh token replayed', () => {
  test('the token is for the cookie alone: httpOnly, strict, only to its path, never in a body', async () => {
    const { cookie } = await signIn();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/auth' });
    const rotated = await refresh(cookie?.value);
    expect(rotated.body).not.toContain(String(refreshOf(rotated.cookies as Cookies)?.value));
  });

  test('after its successor was used ends the whole family, access tokens included', async () => {
    const { cookie, token } = await signIn();
    const rotated = nextOf(await refresh(cookie?.value));
    const newest = nextOf(await refresh(rotated));
    const replayed = await refresh(cookie?.value);
    expect([replayed.statusCode, replayed.json().error?.code]).toEqual([401, 'SESSION_REVOKED']);
    expect((await refresh(newest)).json().error?.code).toBe('SESSION_REVOKED');
    await until(async () => (await me(token)).statusCode === 401, { timeoutMs: 2000 });
  });

  test('two tabs at once are no alarm: both are given the same one, and go on', async () => {
    const { cookie } = await signIn();
    const both = (await Promise.all([refresh(cookie?.value), refresh(cookie?.value)])).map(nextOf);
    expect(new Set(both).size).toBe(1);
    const next = (await Promise.all(both.map((value) => refresh(value)))).map(nextOf);
    expect(new Set(next).size).toBe(1);
  });

  test('a tab whose request was on its way while another one went on twice is no alarm', async () => {
    const { cookie, sessionId } = await signIn();
    await forum.db.prisma.$transaction(
      async (db) => {
        await db.$queryRaw`SELECT 1 FROM session WHERE id = ${sessionId}::uuid FOR UPDATE`;
        const late = refresh(cookie?.value);
        const first = refresh(cookie?.value);
        await until(async () => (await waitingForSession()) >= 2, { what: 'both to wait' });
        held.push(late, first);
      },
      { timeout: 20_000 },
    );
    const [late, first] = (await Promise.all(held.splice(0))).map(nextOf);
    expect(late).toBe(first);
    expect((await refresh(first)).statusCode).toBe(200);
  });

  test.each([11, 60, 3600])(
    'an answer that got lost is asked for again after %i s, and is the same',
    async (seconds) => {
      const { cookie } = await signIn();
      const lost = nextOf(await refresh(cookie?.value));
      await forum.db.pool.query(`UPDATE refresh_token SET used_at = used_at - $1 * interval '1 second'`, [seconds]);
      const again = nextOf(await refresh(cookie?.value));
      expect(again).toBe(lost);
      const next = nextOf(await refresh(again));
      expect(nextOf(await refresh(again))).toBe(next);
      expect((await refresh(cookie?.value)).json().error.code).toBe('SESSION_REVOKED');
    },
  );

  test('a rotation that is cut in the middle leaves the token good', async () => {
    const { cookie, sessionId } = await signIn();
    const held = await forum.db.pool.connect();
    await held.query('BEGIN');
    await held.query('SELECT 1 FROM session WHERE id = $1 FOR UPDATE', [sessionId]);
    const cut = refresh(cookie?.value);
    await until(async () => (await waitingForSession()) > 0, { what: 'the rotation to wait' });
    await forum.db.pool.query(`SELECT pg_terminate_backend(pid) ${waiting}`);
    expect((await cut).statusCode).toBe(503);
    await held.query('COMMIT');
    held.release();
    const next = nextOf(await refresh(cookie?.value));
    expect((await refresh(next)).statusCode).toBe(200);
  });

  test('while the secret is changed, the token an answer brought before is given again', async () => {
    const { cookie } = await signIn();
    const given = nextOf(await refresh(cookie?.value));
    const changed = await startForum({ AUTH_SECRET: `${secret} anew`, AUTH_SECRET_PREVIOUS: secret }, shared);
    const again = await changed.app.inject({
      method: 'POST',
      url: '/api/auth/refresh',
      cookies: { tidings_refresh: cookie?.value ?? '' },
    });
    expect(nextOf(again)).toBe(given);
    await changed.close();
  });

  test('a made-up or foreign one says nothing about who exists', async () => {
    for (const value of ['', 'x', 'a'.repeat(5000), '../../etc/passwd']) {
      expect((await refresh(value)).statusCode).toBe(401);
    }
  });
});

describe('attack 45: another site makes the cookie act', () => {
  test.each(['refresh', 'logout'])('%s from a foreign page is refused', async (what) => {
    const { cookie, token } = await signIn();
    const url = `/api/auth/${what}`;
    const cookies = { tidings_refresh: cookie?.value ?? '' };
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]) {
      const answer = await forum.app.inject({ method: 'POST', url, cookies, headers });
      expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'ORIGIN_REFUSED']);
    }
    expect((await me(token)).statusCode).toBe(200);
  });
});

describe('attack 27: signing out', () => {
  test('ends the access token everywhere at once', async () => {
    const { cookie, token } = await signIn();
    const cookies = { tidings_refresh: cookie?.value ?? '' };
    expect((await forum.app.inject({ method: 'POST', url: '/api/auth/logout', cookies })).statusCode).toBe(204);
    await until(async () => (await me(token)).statusCode === 401, { timeoutMs: 2000 });
    expect((await refresh(cookie?.value)).json().error.code).toBe('SESSION_REVOKED');
  });

  test('a changed password ends every other session and keeps this one', async () => {
    const member = await forum.join('changer');
    const payload = { login: member.username, password: 'a long enough password' };
    const other = (await forum.app.inject({ method: 'POST', url: '/api/auth/login', payload })).json().accessToken;
    const change = { currentPassword: 'a long enough password', newPassword: 'another long password' };
    const { status, body } = await member.put('/api/me/password', change);
    expect(status).toBe(200);
    await until(async () => (await me(other)).statusCode === 401, { timeoutMs: 2000 });
    expect((await me(String(body.accessToken))).statusCode).toBe(200);
  });
});

describe('one device refreshes without end', () => {
  test('its session is refused for a while, others at the same address are not', async () => {
    const limited = await startForum({ RATE_LIMITS: 'on' });
    try {
      const cookieOf = async (name: string) => {
        const member = await limited.join(name);
        const payload = { login: member.username, password: 'a long enough password' };
        const answer = await limited.app.inject({ method: 'POST', url: '/api/auth/login', payload });
        return refreshOf(answer.cookies as Cookies)?.value ?? '';
      };
      const [first, other] = [await cookieOf('hasty'), await cookieOf('calm')];
      const again = (value: string) =>
        limited.app.inject({ method: 'POST', url: '/api/auth/refresh', cookies: { tidings_refresh: value } });
      let cookie = first;
      let refused: Awaited<ReturnType<typeof again>> | undefined;
      for (let count = 0; count < 45 && !refused; count += 1) {
        const answer = await again(cookie);
        if (answer.statusCode === 429) refused = answer;
        else cookie = refreshOf(answer.cookies as Cookies)?.value ?? cookie;
      }
      expect(refused?.json().error).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) });
      for (let count = 0; count < 5; count += 1) expect((await again(cookie)).statusCode).toBe(429);
      expect((await again(other)).statusCode).toBe(200);
    } finally {
      await limited.close();
    }
  });
});
