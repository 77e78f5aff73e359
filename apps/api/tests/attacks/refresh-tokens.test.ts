import { until } from '@tidings/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Forum, startForum } from '../support/forum.ts';

const grace = 150;
let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify({ refreshGrace: grace }) });
});
afterAll(() => forum.close());

type Cookies = { name: string; value: string; httpOnly?: boolean; sameSite?: string; path?: string }[];
const refreshOf = (cookies: Cookies) => cookies.find(({ name }) => name === 'tidings_refresh');

async function signIn() {
  const member = await forum.join('victim');
  const payload = { login: member.username, password: 'a long enough password' };
  const answer = await forum.app.inject({ method: 'POST', url: '/api/auth/login', payload });
  return { token: String(answer.json().accessToken), cookie: refreshOf(answer.cookies as Cookies) };
}
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

  test('after its time ends the whole family, access tokens included', async () => {
    const { cookie, token } = await signIn();
    const rotated = await refresh(cookie?.value);
    expect(rotated.statusCode).toBe(200);
    const used = Date.now();
    await until(() => Date.now() > used + grace + 50);
    const replayed = await refresh(cookie?.value);
    expect([replayed.statusCode, replayed.json().error.code]).toEqual([401, 'SESSION_REVOKED']);
    const owner = await refresh(refreshOf(rotated.cookies as Cookies)?.value);
    expect(owner.json().error.code).toBe('SESSION_REVOKED');
    await until(async () => (await me(token)).statusCode === 401, { timeoutMs: 2000 });
  });

  test('two tabs at once are no alarm: both go on', async () => {
    const { cookie } = await signIn();
    const both = await Promise.all([refresh(cookie?.value), refresh(cookie?.value)]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const next = await Promise.all(both.map(({ cookies }) => refresh(refreshOf(cookies as Cookies)?.value)));
    expect(next.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
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
    expect((await member.put('/api/me/password', change)).status).toBe(204);
    await until(async () => (await me(other)).statusCode === 401, { timeoutMs: 2000 });
    expect((await me(member.token)).statusCode).toBe(200);
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
