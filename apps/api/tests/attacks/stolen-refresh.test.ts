import { createDatabase, type TestDatabase } from '@tidings/testing';
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

const password = 'a long enough password';
type Jar = Map<string, string>;
const post = async (jar: Jar, url: string, payload?: object, at = forum) => {
  const cookies = Object.fromEntries(jar);
  const answer = await at.app.inject({ method: 'POST', url, cookies, ...(payload && { payload }) });
  return answer as unknown as { statusCode: number; body: string; cookies: { name: string; value: string }[] };
};
const keep = (jar: Jar, { cookies }: Awaited<ReturnType<typeof post>>) => {
  for (const { name, value } of cookies) jar.set(name, value);
};
/** Refreshes as a browser does, which keeps what it is given. Answers the status, or the code it was refused with. */
async function refresh(jar: Jar, at = forum): Promise<number | string> {
  const answer = await post(jar, '/api/auth/refresh', undefined, at);
  keep(jar, answer);
  return answer.statusCode === 200 ? 200 : JSON.parse(answer.body).error.code;
}
/** Refreshes, and the answer gets lost. */
const refreshInVain = async (jar: Jar) => expect((await post(jar, '/api/auth/refresh')).statusCode).toBe(200);

/** A browser of somebody who signed in, here for the first time. */
async function browser(name: string): Promise<Jar> {
  const { username } = await forum.join(name);
  const jar: Jar = new Map();
  keep(jar, await post(jar, '/api/auth/login', { login: username, password }));
  return jar;
}
const stolenFrom = (jar: Jar): Jar => new Map([['tidings_refresh', String(jar.get('tidings_refresh'))]]);
const nameOf = (jar: Jar) => jar.get('tidings_device')?.split('.')[0];
const later = (seconds: number) =>
  forum.db.pool.query(`UPDATE refresh_token SET used_at = used_at - $1 * interval '1 second'`, [seconds]);

describe('attack 29: a refresh token taken out of its browser, used in step with it', () => {
  test.each([
    ['nothing else', async () => new Map()],
    ['a device of the thief’s own', async () => browser('thief')],
  ] as const)('with %s is found the first time, before its successor was used', async (_with, thiefsOwn) => {
    const member = await browser('member');
    expect(await refresh(member)).toBe(200);
    const stolen = stolenFrom(member);
    await refreshInVain(member);
    const thief: Jar = new Map([...(await thiefsOwn()), ...stolen]);
    expect(await refresh(thief)).toBe('SESSION_REVOKED');
    expect(await refresh(member)).toBe('SESSION_REVOKED');
  });

  test('ends the session though the thief asks first, and the member comes after', async () => {
    const member = await browser('member');
    const thief: Jar = new Map([...(await browser('thief')), ...stolenFrom(member)]);
    expect(await refresh(thief)).toBe(200);
    expect(await refresh(member)).toBe('SESSION_REVOKED');
    expect(await refresh(thief)).toBe('SESSION_REVOKED');
  });

  test('is found at once where the browser was known when it signed in', async () => {
    const member = await browser('member');
    const again = await forum.join('again');
    keep(member, await post(member, '/api/auth/login', { login: again.username, password }));
    expect(await refresh(stolenFrom(member))).toBe('SESSION_REVOKED');
  });
});

describe('attack 29: who keeps both cookies, or never had but one, goes on', () => {
  test.each([11, 60, 3600])(
    'an answer that got lost is asked for again after %i s, from the same browser',
    async (s) => {
      const member = await browser('member');
      await refreshInVain(member);
      await later(s);
      expect(await refresh(member)).toBe(200);
      await refreshInVain(member);
      await later(s);
      await refreshInVain(member);
      expect([await refresh(member), await refresh(member)]).toEqual([200, 200]);
    },
  );

  test('tabs that ask at once, with and without the first device in hand', async () => {
    const member = await browser('member');
    member.delete('tidings_device');
    const both = await Promise.all([post(member, '/api/auth/refresh'), post(member, '/api/auth/refresh')]);
    keep(member, both[0] as (typeof both)[0]);
    expect(await refresh(member)).toBe(200);
    keep(member, {
      ...(both[1] as (typeof both)[0]),
      cookies: both[1]?.cookies.filter(({ name }) => name === 'tidings_device') ?? [],
    });
    expect(await refresh(member)).toBe(200);
  });

  test('a program that keeps the refresh token alone', async () => {
    const { username } = await forum.join('program');
    const jar: Jar = new Map();
    keep(jar, await post(jar, '/api/auth/login', { login: username, password }));
    for (let n = 0; n < 4; n += 1) {
      jar.delete('tidings_device');
      expect(await refresh(jar)).toBe(200);
    }
  });

  test('a second account, a sign-out and a sign-in in the same browser', async () => {
    const member = await browser('member');
    expect(await refresh(member)).toBe(200);
    const other = await forum.join('other');
    keep(member, await post(member, '/api/auth/login', { login: other.username, password }));
    expect(await refresh(member)).toBe(200);
    keep(member, await post(member, '/api/auth/logout'));
    member.delete('tidings_refresh');
    keep(member, await post(member, '/api/auth/login', { login: other.username, password }));
    expect([await refresh(member), await refresh(member)]).toEqual([200, 200]);
  });

  test('a secret that is replaced at once signs nobody out: the browser keeps its name', async () => {
    const member = await browser('member');
    expect(await refresh(member)).toBe(200);
    const name = nameOf(member);
    const replaced = await startForum({ AUTH_SECRET: `${secret} anew` }, shared);
    expect([await refresh(member, replaced), nameOf(member)]).toEqual([200, name]);
    expect([await refresh(member, replaced), await refresh(member, replaced)]).toEqual([200, 200]);
    await replaced.close();
  });
});
