import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { createDatabase, startApi, until } from '@tidings/testing';
import { connect, type RawSocketIo, rawSocketIo } from '@tidings/testing/sockets';
import { scratchDirectory } from '@tidings/testing/vitest';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  beforeFirstNamespace,
  eventPackets,
  MAX_UPGRADES,
  signals,
} from '../../src/platform/realtime/engine/engine-limits.ts';
import { type Forum, type Member, startForum } from '../support/forum.ts';
import { hearFloods } from '../support/hear-floods.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
const closed: string[] = [];
const dataDir = scratchDirectory();
beforeAll(async () => {
  forum = await startForum({ RATE_LIMITS: 'on', CONNECTIONS_PER_MEMBER: '50' });
  [alice, bob] = await forum.people('alice', 'bob');
  hearFloods(forum, closed);
});
afterEach(() => void closed.splice(0));
afterAll(() => forum.close());

const engines = () => forum.app.realtime.gateway.io.engine.clientsCount as number;

/** Somebody else's round trips while something goes on: the slowest of them, in milliseconds. */
async function slowest(during: () => Promise<unknown>): Promise<number> {
  const bystander = connect(forum.url, alice);
  await bystander.ready;
  let [over, most] = [false, 0];
  const measured = (async () => {
    while (!over) {
      const from = performance.now();
      expect((await bystander.ask('heartbeat', { visible: true })).ok).toBe(true);
      most = Math.max(most, performance.now() - from);
      // Within its own budget of heartbeats.
      await pause(40);
    }
  })();
  await during().finally(() => {
    over = true;
  });
  await measured;
  bystander.end();
  return most;
}

/** Sends packets as fast as a socket takes them; the server, in this process, has its turns too. */
async function flood(raw: RawSocketIo, count: number, packet: (n: number) => string | Buffer): Promise<void> {
  for (let n = 0; n < count && !raw.closed(); n += 1) {
    raw.send(packet(n));
    if (n % 100 === 0) await turn();
  }
  await until(() => raw.closed(), { what: 'the end' });
}

async function pollingSession(token?: string): Promise<string> {
  const opened = await (await fetch(`${forum.url}/ws/?EIO=4&transport=polling`)).text();
  const url = `${forum.url}/ws/?EIO=4&transport=polling&sid=${JSON.parse(opened.slice(1)).sid}`;
  if (!token) return url;
  await fetch(url, { method: 'POST', body: `40/forum,${JSON.stringify({ token, deviceId: 'raw-device-1' })}` });
  await until(async () => (await (await fetch(url)).text()).includes('session:ready'), { what: 'session:ready' });
  return url;
}
const statusOf = (url: string, body: string): Promise<number> =>
  fetch(url, { method: 'POST', body }).then(
    ({ status }) => status,
    () => 0,
  );

describe('attack 53: before its first namespace a connection may ask for a few and no more', () => {
  test('10,000 CONNECT packets in one polling request are not read, and the session is over', async () => {
    const url = await pollingSession();
    const most = await slowest(() =>
      statusOf(
        url,
        Array.from({ length: 10_000 }, () => '40/a,')
          .join('\x1e')
          .slice(0, 65_000),
      ),
    );
    await until(async () => (await fetch(url)).status === 400, { what: 'the end of the session' });
    expect(closed).toEqual(['payload']);
    expect(most).toBeLessThan(1000);
  });

  test('as many as one request may hold, again and again', async () => {
    const url = await pollingSession();
    const body = Array.from({ length: 100 }, () => '40/a,').join('\x1e');
    await slowest(async () => {
      for (let n = 0; n < 20; n += 1) await statusOf(url, body);
    });
    expect(closed).toEqual(['before-namespace']);
  });

  test('10,000 CONNECT packets over a WebSocket are answered a few times', async () => {
    const raw = await rawSocketIo(forum.url, null);
    const most = await slowest(() => flood(raw, 10_000, (n) => `40/nowhere-${n},`));
    const answers = raw.received().split('Invalid namespace').length - 1;
    expect(answers).toBeLessThanOrEqual(beforeFirstNamespace.packets);
    expect(closed).toEqual(['before-namespace']);
    expect(most).toBeLessThan(1000);
  });

  test('what is large counts by its bytes', async () => {
    const raw = await rawSocketIo(forum.url, null);
    for (let n = 0; n < 8; n += 1) raw.send(`40/nowhere,"${'x'.repeat(20_000)}"`);
    await until(() => raw.closed(), { what: 'the end' });
    expect(closed).toEqual(['before-namespace']);
  });
});

describe('attack 54: what is no command has a limit of its own', () => {
  const floods: [string, string | Buffer][] = [
    ['pongs', '3'],
    ['noops', '6'],
    ['upgrades', '5'],
    ['acknowledgements of nothing', '43/forum,7[]'],
    ['namespaces that do not exist', '40/nowhere,'],
    ['leaving a namespace it is not in', '41/admin,'],
  ];
  test.each(floods)('%s over a WebSocket', async (_, packet) => {
    const raw = await rawSocketIo(forum.url, bob.token);
    const most = await slowest(() => flood(raw, 20_000, () => packet));
    expect(closed).toEqual(['signals']);
    expect(most).toBeLessThan(1000);
    await until(() => engines() === 0, { what: 'nobody left' });
  });

  test.each(floods.slice(0, 4))('%s in polling requests', async (_, packet) => {
    const url = await pollingSession(bob.token);
    const body = Array.from({ length: 200 }, () => packet).join('\x1e');
    await statusOf(url, body);
    await until(async () => (await statusOf(url, body)) !== 200, { what: 'the end' });
    expect(closed).toEqual(['signals']);
  });

  test('pings and pongs of the WebSocket itself', async () => {
    const raw = await rawSocketIo(forum.url, bob.token);
    const ping = Buffer.from([0x89, 0x80, 0, 0, 0, 0]);
    for (let n = 0; n < 2 * signals.burst; n += 1) raw.raw.write(ping);
    await until(() => raw.closed(), { what: 'the end' });
    expect(closed).toEqual(['signals']);
  });

  test('commands that are sent without waiting for a refusal', async () => {
    const raw = await rawSocketIo(forum.url, bob.token);
    // All at once: one that waits for the refusals is closed for them.
    for (let n = 0; n <= eventPackets.burst + 50; n += 1) raw.send('42/forum,["ack",{"acks":[]}]');
    await until(() => raw.closed(), { what: 'the end' });
    expect(closed).toEqual(['events']);
  });

  test('polling requests, one packet each', async () => {
    const url = await pollingSession(bob.token);
    const statuses: number[] = [];
    while (statuses.length < 2_000 && (statuses.at(-1) ?? 200) === 200)
      statuses.push(await statusOf(url, '42/forum,["ack",{"acks":[["announcements",0]]}]'));
    expect(statuses.at(-1)).not.toBe(200);
  });

  test('attempts to upgrade', async () => {
    const url = await pollingSession(bob.token);
    const upgrade = url.replace('transport=polling', 'transport=websocket').replace('http:', 'ws:');
    for (let n = 0; n <= MAX_UPGRADES; n += 1) {
      const socket = new WebSocket(upgrade);
      await new Promise((resolve) => {
        socket.onclose = resolve;
        socket.onopen = () => socket.close();
        socket.onerror = resolve;
      });
    }
    await until(async () => (await fetch(url)).status === 400, { what: 'the end of the session' });
    expect(closed).toEqual(['upgrades']);
  });
});

test('attack 8: polling sessions that never ask for a namespace are gone within 7 s, and take no more than a moment of others', async () => {
  const most = await slowest(async () => {
    await Promise.all(Array.from({ length: 300 }, () => pollingSession()));
    expect(engines()).toBeGreaterThan(100);
    await until(() => engines() <= 1, { timeoutMs: 7_000, what: 'nobody but the bystander' });
  });
  expect(most).toBeLessThan(1000);
}, 20_000);

test('one line of the log says who was closed for a flood, and one how many more there were', async () => {
  const database = await createDatabase();
  const timings = JSON.stringify({ floodReport: 3_000, connectTimeout: 60_000 });
  const env = { NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dataDir, LOG_LEVEL: 'warn', TIMINGS: timings };
  const api = await startApi(env);
  try {
    const crowd = await Promise.all(Array.from({ length: 20 }, () => rawSocketIo(api.url, null)));
    for (const raw of crowd) for (let n = 0; n <= beforeFirstNamespace.packets; n += 1) raw.send('40/nowhere,');
    await until(() => crowd.every((raw) => raw.closed()), { what: 'all of them to be closed' });
    const lines = () => api.records.filter(({ security }) => security === 'flood');
    await until(() => lines().length > 1, { what: 'the second line' });
    const [first, rest] = lines();
    const count = beforeFirstNamespace.packets + 1;
    expect(first).toMatchObject({ limit: 'before-namespace', packets: count, bytes: expect.any(Number) });
    expect(String(first?.address)).toContain('127.0.0.1');
    expect(rest).toMatchObject({ connections: crowd.length - 1, packets: (crowd.length - 1) * count, addresses: 1 });
    expect(lines()).toHaveLength(2);
  } finally {
    await api.kill();
    await database.drop();
  }
}, 90_000);
