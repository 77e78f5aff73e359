import { createDatabase, type TestDatabase, until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeKey } from '../../src/platform/auth/api-keys.ts';
import { newKey, type System } from '../support/api-keys.ts';
import { type Any, callerOf, type Forum, type Member, startForum } from '../support/forum.ts';

let database: TestDatabase;
let here: Forum;
let there: Forum;
let admin: Member;
// Two servers whose Redis never answers: what goes from one to the other goes through PostgreSQL.
const environment = {
  AUTH_SECRET: 'one-secret-for-two-servers-0123456789-abcdef',
  WS_ADAPTER: 'redis',
  REDIS_URL: 'redis://127.0.0.1:1',
};
beforeAll(async () => {
  database = await createDatabase();
  here = await startForum(environment, database);
  there = await startForum({ ...environment, RATE_LIMITS: 'on' }, database);
  admin = await here.join('admin', 'admin');
});
afterAll(async () => {
  await here.close();
  await there.close();
  await database.drop();
});

/** What a key is answered that asks for what no key may: it is known, or it is refused. */
const standingAt = async (forum: Forum, { token }: Pick<System, 'token'>): Promise<string> =>
  (await callerOf(forum.app, token).get('/api/topics')).body.error?.code ?? 'let in';
const rowOf = ({ keyId: id }: System) => here.db.prisma.apiKey.findUniqueOrThrow({ where: { id } });

test('a key is shown once: the table, the list and a repeated answer have nothing that opens anything', async () => {
  const body = { name: 'Shop', scopes: ['events:write'] };
  const again = { 'idempotency-key': 'once' };
  const { key, ...made }: Any = (await admin.post('/api/api-keys', body, again)).body;
  expect(key).toMatch(/^tdk_[\w-]{43}$/);
  expect(made.prefix).toBe(key.slice(0, 8));
  const repeated = await admin.post('/api/api-keys', body, again);
  expect([repeated.status, repeated.headers['idempotency-replayed'], repeated.body]).toEqual([
    201,
    'true',
    { ...made, key: null },
  ]);
  const listed = (await admin.get('/api/api-keys')).body;
  expect(listed.items.filter(({ id }: Any) => id === made.id)).toEqual([made]);
  const { rows } = await here.db.pool.query(
    `SELECT k::text AS t FROM api_key k UNION ALL SELECT i::text FROM idempotency_key i UNION ALL SELECT e::text FROM event e`,
  );
  expect(rows.filter(({ t }) => t.includes(key.slice(8)))).toEqual([]);
});

test('a key may do what its scopes say and nothing else, whatever is open to everybody', async () => {
  const shop = await newKey(here, admin, ['events:write']);
  for (const path of ['/api/topics', '/api/me', '/api/api-keys', '/api/categories', '/api/openapi.json', '/api/sync'])
    expect([path, (await shop.get(path)).body.error?.code]).toEqual([path, 'FORBIDDEN']);
  expect((await shop.post('/api/api-keys', { name: 'Mine', scopes: ['events:write'] })).status).toBe(403);
});

test('attack 27: a revoked key is refused within 2 s on every server, without Redis; another goes on', async () => {
  const [shop, other] = [await newKey(here, admin, ['events:write']), await newKey(here, admin, ['events:write'])];
  for (const forum of [here, there]) expect(await standingAt(forum, shop)).toBe('FORBIDDEN');
  await standingAt(there, other);
  expect((await admin.delete(`/api/api-keys/${shop.keyId}`)).status).toBe(204);
  const from = performance.now();
  for (const forum of [here, there])
    await until(async () => (await standingAt(forum, shop)) === 'KEY_REFUSED', {
      timeoutMs: 2000,
      what: 'its refusal',
    });
  expect(performance.now() - from).toBeLessThan(2000);
  expect(await standingAt(there, other)).toBe('FORBIDDEN');
  expect((await admin.delete(`/api/api-keys/${shop.keyId}`)).status).toBe(204);
  expect((await admin.delete(`/api/api-keys/${admin.id}`)).status).toBe(404);
});

test('unknown, misspelt, expired and foreign keys are all refused alike', async () => {
  const shop = await newKey(here, admin, ['events:write'], { expiresAt: new Date(Date.now() + 60_000).toISOString() });
  expect(await standingAt(here, shop)).toBe('FORBIDDEN');
  await here.db.prisma.apiKey.update({ where: { id: shop.keyId }, data: { expiresAt: new Date(Date.now() - 1) } });
  const late = await standingAt(there, shop);
  const codes = [late];
  for (const token of [makeKey().key, 'tdk_', `${shop.token}x`, shop.token.toUpperCase().replace('TDK', 'tdk')])
    codes.push(await standingAt(here, { token }));
  expect(codes).toEqual(codes.map(() => 'KEY_REFUSED'));
});

test('when a key was used is written at most once a minute', async () => {
  const shop = await newKey(here, admin, ['events:write']);
  expect((await rowOf(shop)).lastUsedAt).toBeNull();
  await standingAt(here, shop);
  const first = await until(async () => (await rowOf(shop)).lastUsedAt, { what: 'the use' });
  await standingAt(here, shop);
  await standingAt(there, shop);
  const third = await newKey(here, admin, ['events:write']);
  await standingAt(here, third);
  // Written after the others would have been.
  await until(async () => (await rowOf(third)).lastUsedAt, { what: 'the use of another' });
  expect((await rowOf(shop)).lastUsedAt).toEqual(first);
});

test('who tries unknown keys from one address is slowed down before the database is asked', async () => {
  const codes: string[] = [];
  for (let n = 0; n < 70; n++) codes.push(await standingAt(there, { token: makeKey().key }));
  expect(codes.slice(0, 40)).toEqual(codes.slice(0, 40).map(() => 'KEY_REFUSED'));
  expect(codes.at(-1)).toBe('RATE_LIMITED');
});

test('a key is of a workspace one owns or of none, with scopes there are for it; times and scopes have to make sense', async () => {
  const codeOf = async (more: object) =>
    (await admin.post('/api/api-keys', { name: 'Bot', scopes: ['events:write'], ...more })).body;
  const codes: unknown[] = [];
  for (const more of [
    { workspaceId: admin.id },
    { scopes: ['agents:write'] },
    { scopes: ['everything:write'] },
    { scopes: ['events:write', 'approvals:write'] },
    { expiresAt: '2020-01-01T00:00:00.000Z' },
    { scopes: [] },
    { name: '\u202e' },
    { key: 'tdk_mine' },
  ])
    codes.push(((await codeOf(more)) as Any).error.code);
  const invalid = 'VALIDATION_FAILED';
  expect(codes).toEqual(['NOT_FOUND', invalid, 'UNSUPPORTED', ...Array(5).fill(invalid)]);
});

test('members and moderators neither see nor make keys', async () => {
  const [bob, mod] = await here.people('bob', 'mod');
  for (const who of [bob, mod]) {
    expect((await who.get('/api/api-keys')).status).toBe(403);
    expect((await who.post('/api/api-keys', { name: 'Bot', scopes: ['events:write'] })).status).toBe(403);
  }
});
