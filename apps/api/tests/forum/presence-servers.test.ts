import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, startApi, startRedis, type TestDatabase, until } from '@tidings/testing';
import { connect, type LiveSocket } from '@tidings/testing/sockets';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, startForum } from '../support/forum.ts';
import { newWorkspace, storeMember } from '../support/workspaces.ts';

// A server is believed for a fifth of what it is in production.
const timings = { coalesce: 30, presenceBeat: 500, presenceLife: 3000, presenceLinger: 2000, busSilence: 600 };
const dataDir = mkdtempSync(join(tmpdir(), 'tidings-presence-'));
const open: LiveSocket[] = [];
let redis: Awaited<ReturnType<typeof startRedis>>;
let database: TestDatabase;
let environment: Record<string, string>;
let here: Forum;
let alice: Member;
let bob: Member;
let carol: Member;
beforeAll(async () => {
  redis = await startRedis();
  database = await createDatabase();
  environment = {
    ...{ WS_ADAPTER: 'redis', REDIS_URL: redis.url, TIMINGS: JSON.stringify(timings) },
    AUTH_SECRET: 'one secret for all servers, long enough',
  };
  here = await startForum(environment, database);
  [alice, bob, carol] = await here.people('alice', 'bob', 'carol');
  const { id } = await newWorkspace(alice);
  for (const member of [bob, carol]) await storeMember(here, id, member.id, 'operator');
}, 60_000);
afterEach(() => {
  for (const live of open.splice(0)) live.end();
});
afterAll(async () => {
  await here?.close();
  await database?.drop();
  await redis?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function enter(url: string, member: Member): Promise<LiveSocket> {
  const live = connect(url, member);
  open.push(live);
  await live.ready;
  return live;
}

/** Alice watches both; `of` says how they looked, one after the other. */
async function watching() {
  const live = await enter(here.url, alice);
  const people = () =>
    live.heard.filter(({ name }) => name === 'presence:changed').flatMap(({ payload }) => payload.people);
  const answered = await live.ask('presence:watch', { userIds: [bob.id, carol.id] });
  const of = ({ id }: Member): string[] =>
    [...answered.people, ...people()].filter(({ userId }: Any) => userId === id).map(({ status }: Any) => status);
  const looks = (member: Member, status: string) =>
    until(() => of(member).at(-1) === status, {
      ...{ timeoutMs: 20_000, what: `${member.username} to look ${status}` },
    });
  return { of, looks };
}

test('who was on a server that is killed is offline soon; who is back on another one by then never was', async () => {
  const there = await startApi({ ...environment, NODE_ENV: 'test', DATA_DIR: dataDir, DATABASE_URL: database.url });
  const { of, looks } = await watching();
  await Promise.all([enter(there.url, bob), enter(there.url, carol)]);
  await looks(bob, 'online');
  await looks(carol, 'online');
  await there.kill();
  const killedAt = performance.now();
  await enter(here.url, carol);
  await looks(bob, 'offline');
  // 30 s in production are 6 s here; a busy machine may take as long once more.
  expect(performance.now() - killedAt).toBeLessThan(12_000);
  expect(of(bob)).toEqual(['online', 'offline']);
  expect(of(carol)).toEqual(['online']);
}, 90_000);

test('in a rolling restart nobody flaps who comes to another server, with Redis and without', async () => {
  for (const away of [false, true]) {
    if (away) await redis.stop();
    const leaving = await startForum(environment, database);
    const { of, looks } = await watching();
    await Promise.all([enter(leaving.url, bob), enter(leaving.url, carol)]);
    await looks(bob, 'online');
    await looks(carol, 'online');
    const closed = leaving.close();
    await enter(here.url, carol);
    await closed;
    await looks(bob, 'offline');
    expect([away, of(bob)]).toEqual([away, ['online', 'offline']]);
    expect([away, of(carol)]).toEqual([away, ['online']]);
    for (const live of open.splice(0)) live.end();
  }
}, 90_000);
