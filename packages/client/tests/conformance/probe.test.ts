import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createDatabase, type startApi, type TestDatabase } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { World } from './world.ts';

type Api = Awaited<ReturnType<typeof startApi>>;
let database: TestDatabase;
let world: World;
let api: Api;
const main = join(import.meta.dirname, '../../src/probe/main.ts');
const run = async (...args: string[]) =>
  promisify(execFile)(process.execPath, [main, ...args], { timeout: 30_000 }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );

beforeAll(async () => {
  database = await createDatabase();
  world = await World.start({}, database);
  api = world.api;
}, 90_000);
afterAll(async () => {
  await world?.stop();
  await database?.drop();
});

test.each(['websocket', 'polling'])(
  'the probe signs in, connects by %s, prints events with their way, and leaves no session behind',
  async (transport) => {
    const alice = await world.login('alice');
    const bob = await world.login('bob');
    const sessions = async () => (await world.json<{ items: unknown[] }>('GET', '/api/sessions', bob)).items.length;
    const before = await sessions();
    const topic = await world.topic(alice);
    const running = run(
      '--url',
      api.url,
      '--login',
      'bob',
      '--password',
      'tidings-demo',
      '--rooms',
      topic.room,
      '--transport',
      transport,
      '--seconds',
      '4',
    );
    const posting = setInterval(() => void world.reply(alice, topic.id).catch(() => undefined), 300);
    const { code, stdout, stderr } = await running.finally(() => clearInterval(posting));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('signed in as bob');
    expect(stdout).toMatch(new RegExp(` by ${transport} in \\d+ ms, server `));
    expect(stdout).toMatch(new RegExp(`reply:created {2}${topic.room} #\\d+ {2}-?\\d+ ms`));
    expect(stdout).toMatch(/there and back in \d+ ms at best/);
    expect(await sessions()).toBe(before);
  },
);

test('wrong people, wrong addresses and wrong calls are answered with a sentence', async () => {
  const wrong = await run('--url', api.url, '--login', 'bob', '--password', 'not-that-one');
  expect(wrong).toMatchObject({ code: 1, stdout: '', stderr: 'That login and password do not match.\n' });
  const nowhere = await run('--url', 'http://127.0.0.1:9', '--login', 'bob', '--password', 'tidings-demo');
  expect(nowhere.code).toBe(1);
  expect(nowhere.stderr).toContain('Nothing like Tidings answers at http://127.0.0.1:9');
  expect(await run('--login', 'bob')).toMatchObject({ code: 2, stderr: expect.stringContaining('Give --password') });
  expect((await run('--login', 'bob', '--password', 'x', '--rooms', 'hall')).stderr).toContain(
    'hall is not the name of a room',
  );
  expect(await run('--help')).toMatchObject({ code: 0 });
});
