import { createConnection, type Socket } from 'node:net';
import { until } from '@tidings/testing';
import { bearer, connect, heardOf, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { quantile } from '../cluster/watcher.ts';
import { type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';

const timings = {
  httpHead: 1000,
  httpRequest: 2000,
  httpCheck: 100,
  httpStall: 3000,
  enginePing: 1000,
  sseKeepAlive: 1000,
};
/** What a check finds late, and what a busy machine adds. */
const slack = 3000;
let forum: Forum;
let alice: Member;
let topic: string;
beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify(timings) });
  alice = await forum.join('alice');
  topic = await newTopic(alice, await forum.category());
});
afterAll(() => forum.close());

type Loris = { openedAt: number; received: string; goneAfter: number | null; socket: Socket };

/** Sends a head at once and the rest a byte at a time; never ends its own half. */
function loris(head: string, rest: string): Promise<Loris> {
  const { hostname, port } = new URL(forum.url);
  const socket = createConnection({ host: hostname, port: Number(port), allowHalfOpen: true });
  const one: Loris = { openedAt: performance.now(), received: '', goneAfter: null, socket };
  let sent = 0;
  let drip: NodeJS.Timeout | undefined;
  socket.on('data', (chunk) => {
    one.received += chunk;
  });
  const gone = () => {
    one.goneAfter ??= performance.now() - one.openedAt;
  };
  socket.on('end', gone);
  socket.on('error', gone);
  socket.on('close', () => {
    gone();
    clearInterval(drip);
  });
  return new Promise((resolve) => {
    socket.once('connect', () => {
      one.openedAt = performance.now();
      if (head) socket.write(head);
      drip = setInterval(() => {
        if (rest && socket.writable) socket.write(rest[sent % rest.length] ?? '');
        sent += 1;
      }, 100);
      resolve(one);
    });
  });
}

const connections = () =>
  new Promise<number>((resolve, reject) =>
    forum.app.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;
const posting = (path: string, ...more: string[]) =>
  lines(`POST ${path} HTTP/1.1`, 'Host: localhost', 'Content-Length: 4000', ...more, '');
const upgrade = lines('GET /ws/?EIO=4&transport=websocket HTTP/1.1', 'Connection: Upgrade', 'Upgrade: websocket');

const attacks: [string, number, () => Promise<[string, string]>][] = [
  ['headers a byte at a time', timings.httpHead, async () => ['', lines('GET /api/topics HTTP/1.1', 'X-Slow: yes')]],
  ['headers without end', timings.httpHead, async () => [lines('GET /api/topics HTTP/1.1'), 'X-More: 1\r\n']],
  ['the headers of an upgrade', timings.httpHead, async () => [upgrade, 'X-More: 1\r\n']],
  [
    'a body a byte at a time',
    timings.httpRequest,
    async () => {
      const [bearer, json] = [`Authorization: Bearer ${alice.token}`, 'Content-Type: application/json'];
      return [posting(`/api/topics/${topic}/replies`, bearer, json), ' '];
    },
  ],
  [
    'the body of a poll',
    timings.httpRequest,
    async () => {
      const open = await fetch(`${forum.url}/ws/?EIO=4&transport=polling`);
      const { sid } = JSON.parse((await open.text()).slice(1));
      return [posting(`/ws/?EIO=4&transport=polling&sid=${sid}`, 'Content-Type: text/plain'), '2'];
    },
  ],
];

test.each(attacks)('attack 16: slow loris, %s: closed in time, others served as before', async (_, bound, make) => {
  const bystander = connect(forum.url, alice);
  await bystander.ready;
  const trip = async () => {
    const from = performance.now();
    expect((await fetch(`${forum.url}/api/topics/${topic}`)).status).toBe(200);
    expect(await bystander.ask('heartbeat', { visible: true })).toMatchObject({ ok: true });
    return performance.now() - from;
  };
  const trips = async (count: number) => {
    const times: number[] = [];
    for (let n = 0; n < count; n += 1) times.push(await trip());
    return quantile(times, 0.95);
  };
  await trips(10);
  const quiet = await trips(30);
  const parts = await Promise.all(Array.from({ length: 100 }, make));
  const base = await connections();
  const all = await Promise.all(parts.map(([head, rest]) => loris(head, rest)));
  const loaded = await trips(30);
  expect((await newReply(alice, topic)).id).toBeTruthy();
  await until(() => all.every(({ goneAfter }) => goneAfter !== null), {
    timeoutMs: bound + slack,
    what: 'all to be closed',
  });
  for (const { received, goneAfter } of all) {
    expect(received.slice(0, 400)).toMatch(/^($|HTTP.1.1 408 )/);
    expect(goneAfter).toBeLessThan(bound + slack);
  }
  // Also who keeps its own half open holds nothing here.
  await until(async () => (await connections()) <= base, { what: 'their places to be free' });
  // The attackers are in this very process: what they take of it is in the figure.
  expect(loaded).toBeLessThan(Math.max(100, 5 * quiet));
  expect((await newReply(alice, topic)).id).toBeTruthy();
  bystander.end();
  for (const { socket } of all) socket.destroy();
});

test('attack 16: connections on which nothing is ever said, and refused ones that stay, are closed too', async () => {
  const base = await connections();
  const silent = await Promise.all(Array.from({ length: 100 }, () => loris('', '')));
  const refused = await Promise.all(Array.from({ length: 100 }, () => loris('no request at all\r\n\r\n', '')));
  await until(() => refused.every(({ received }) => received.startsWith('HTTP/1.1 400')), { what: 'the refusals' });
  await until(async () => (await connections()) <= base, {
    timeoutMs: timings.httpHead + slack,
    what: 'all to be closed',
  });
  for (const { socket } of [...silent, ...refused]) socket.destroy();
});

test('attack 16: an answer that is not read is given up; what is quiet but alive stays', async () => {
  const quiet = connect(forum.url, alice);
  const polling = connect(forum.url, alice, { transports: ['polling'], upgrade: false });
  await Promise.all([quiet.ready, polling.ready]);
  const live = await stream(forum.url, '/api/stream', bearer(alice));
  await heardOf(live, 'session:ready');
  // What the server holds of each, by its port: a client that polls comes and goes meanwhile, and would be counted with them.
  const held = new Map<number, Socket>();
  const note = (socket: Socket) => void held.set(socket.remotePort ?? 0, socket);
  forum.app.server.on('connection', note);
  const ask = lines('GET /api/openapi.json HTTP/1.1', 'Host: localhost', '');
  const readers = await Promise.all(Array.from({ length: 10 }, () => loris('', '')));
  // A socket that was cut off knows its port no more.
  const ports = readers.map(({ socket }) => socket.localPort ?? 0);
  for (const { socket } of readers) {
    socket.pause();
    socket.write(ask.repeat(200));
  }
  const from = performance.now();
  const theirs = () => ports.map((port) => held.get(port));
  await until(() => theirs().every(Boolean), { what: 'them to be in' });
  await until(() => theirs().every((socket) => socket?.destroyed), {
    timeoutMs: timings.httpStall + 2 * slack,
    what: 'all to be given up',
  });
  forum.app.server.off('connection', note);
  await until(() => performance.now() - from > 2 * timings.httpStall, { what: 'twice that time' });
  expect([quiet.socket.connected, polling.socket.connected, live.ended]).toEqual([true, true, false]);
  for (const { socket } of readers) socket.destroy();
  for (const one of [quiet, polling, live]) one.end();
});

test('attack 16: in production a head has 10 s, a whole request 30 s, looked at every 2 s, a reader 60 s', () => {
  const { httpHead, httpRequest, httpCheck, httpStall } = readConfig({ NODE_ENV: 'test' }).timings;
  expect([httpHead, httpRequest, httpCheck, httpStall]).toEqual([10_000, 30_000, 2_000, 60_000]);
  const { headersTimeout, requestTimeout } = forum.app.server;
  expect({ headersTimeout, requestTimeout }).toEqual({ headersTimeout: 1000, requestTimeout: 2000 });
});
