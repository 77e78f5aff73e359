import { createDatabase, type TestDatabase, until } from '@tidings/testing';
import { bearer, connect, heardOf, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Forum, type Member, startForum } from '../support/forum.ts';

let database: TestDatabase;
let here: Forum;
let there: Forum;
// Two servers whose Redis never answers: what goes from one to the other goes through PostgreSQL.
const environment = {
  AUTH_SECRET: 'one-secret-for-two-servers-0123456789-abcdef',
  WS_ADAPTER: 'redis',
  REDIS_URL: 'redis://127.0.0.1:1',
};
beforeAll(async () => {
  database = await createDatabase();
  here = await startForum(environment, database);
  there = await startForum(environment, database);
});
afterAll(async () => {
  await here.close();
  await there.close();
  await database.drop();
});

type Transport = {
  name: string;
  open: (forum: Forum, who: Member) => Promise<() => string | null | Promise<string | null>>;
};
/** Opens a member's connection; what it gives answers the code it ended with, or null while it lives. */
const transports: Transport[] = [
  ...(['websocket', 'polling'] as const).map(
    (name): Transport => ({
      name,
      async open(forum, who) {
        const live = connect(forum.url, who, { transports: [name], upgrade: false });
        await live.ready;
        return () =>
          live.socket.disconnected
            ? (live.heard.find((h) => h.name === 'session:closing')?.payload.code ?? 'lost')
            : null;
      },
    }),
  ),
  {
    name: 'event stream',
    async open(forum, who) {
      const live = await stream(forum.url, '/api/stream', bearer(who));
      await heardOf(live, 'session:ready');
      return () => (live.ended ? (live.heard.find((h) => h.name === 'session:closing')?.payload.code ?? 'lost') : null);
    },
  },
  {
    name: 'timed sync',
    async open(forum, who) {
      return async () => {
        const answer = await fetch(`${forum.url}/api/sync`, { headers: bearer(who) });
        return answer.ok ? null : ((await answer.json()) as { error: { code: string } }).error.code;
      };
    },
  },
];

const ways: [string, string, (who: Member) => Promise<unknown>][] = [
  [
    'signing that session out',
    'SESSION_REVOKED',
    async (who) => {
      const { items } = (await who.get('/api/sessions')).body;
      await who.delete(`/api/sessions/${items.find((item) => item.current)?.id}`);
    },
  ],
  [
    'changing the password elsewhere',
    'SESSION_REVOKED',
    async (who) => {
      const login = { login: who.username, password: 'a long enough password' };
      const { accessToken } = (await here.visitor.post('/api/auth/login', login)).body;
      const body = { currentPassword: login.password, newPassword: 'another long password' };
      const answer = await fetch(`${here.url}/api/me/password`, {
        method: 'PUT',
        headers: { ...bearer({ token: accessToken }), 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(answer.status).toBe(200);
    },
  ],
  [
    'a suspension',
    // Its sessions are revoked in the same transaction; signing in again says why.
    'SESSION_REVOKED',
    async (who) => {
      const mod = await here.join('mod', 'moderator');
      const until = new Date(Date.now() + 3_600_000).toISOString();
      const action = { action: 'suspend', targetType: 'user', targetId: who.id, reason: 'A test', until };
      expect((await mod.post('/api/moderation/actions', action)).status).toBeLessThan(300);
    },
  ],
];

describe.each(ways)('attack 27: %s', (_way, code, end) => {
  test.each(transports)('ends the $name within 2 s, on that server and on another, without Redis', async ({ open }) => {
    const who = await here.join('member');
    const ends = [await open(here, who), await open(there, who)];
    const bystander = connect(there.url, await here.join('bystander'));
    await bystander.ready;
    await end(who);
    const from = performance.now();
    for (const ended of ends) await until(async () => (await ended()) === code, { timeoutMs: 2000, what: code });
    expect(performance.now() - from).toBeLessThan(2000);
    expect(bystander.socket.connected).toBe(true);
    bystander.end();
  });
});

describe('attack 27: changing the password with this very session', () => {
  const change = async (who: Member) => {
    const body = { currentPassword: 'a long enough password', newPassword: 'another long password' };
    return (await who.put('/api/me/password', body)).body;
  };

  test.each(transports)(
    'ends the $name that was opened before within 2 s, on that server and on another, and what was answered opens it again',
    async ({ open }) => {
      const who = await here.join('changer');
      const ends = [await open(here, who), await open(there, who)];
      const { accessToken } = await change(who);
      const from = performance.now();
      for (const ended of ends) {
        await until(async () => (await ended()) === 'AUTH_EXPIRED', { timeoutMs: 2000, what: 'its end' });
      }
      expect(performance.now() - from).toBeLessThan(2000);
      for (const forum of [here, there]) {
        expect(await (await open(forum, { ...who, token: String(accessToken) }))()).toBeNull();
      }
    },
  );

  test('refuses every access token of before, on that server and on another', async () => {
    const who = await here.join('changer');
    expect((await who.get('/api/me')).status).toBe(200);
    const { accessToken } = await change(who);
    for (const forum of [here, there]) {
      const ask = async (token: string) => (await fetch(`${forum.url}/api/me`, { headers: bearer({ token }) })).status;
      await until(async () => (await ask(who.token)) === 401, { timeoutMs: 2000, what: 'the old token to be refused' });
      expect(await ask(String(accessToken))).toBe(200);
    }
  });

  test('interrupts no connection that is given the new token meanwhile', async () => {
    const who = await here.join('changer');
    const live = connect(here.url, who);
    const other = connect(here.url, who);
    await Promise.all([live.ready, other.ready]);
    const { accessToken } = await change(who);
    expect(await live.ask('auth:refresh', { token: accessToken })).toMatchObject({ ok: true });
    await until(() => other.socket.disconnected, { what: 'the other to end' });
    expect(live.socket.connected).toBe(true);
    live.end();
  });
});

test('attack 27: what was ended stays ended: no transport lets the token in again', async () => {
  const who = await here.join('gone');
  const { items } = (await who.get('/api/sessions')).body;
  await who.delete(`/api/sessions/${items[0]?.id}`);
  await until(async () => (await fetch(`${there.url}/api/me`, { headers: bearer(who) })).status === 401);
  expect((await stream(there.url, '/api/stream', bearer(who))).status).toBe(401);
  await expect(connect(there.url, who).ready).rejects.toThrow();
});
