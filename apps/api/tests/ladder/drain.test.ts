import { createDatabase, startApi, type TestDatabase, until } from '@tidings/testing';
import { bearer, connect, heardOf, rawTcp, stream } from '@tidings/testing/sockets';
import { scratchDirectory } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';

const dataDir = scratchDirectory();

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const start = (timings: object = {}) =>
  startApi({ DATABASE_URL: database.url, DATA_DIR: dataDir, TIMINGS: JSON.stringify(timings) });
let people = 0;
async function join(url: string): Promise<{ token: string }> {
  people += 1;
  const body = {
    username: `guest-${people}`,
    email: `guest-${people}@example.org`,
    password: 'a long enough password',
  };
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/auth/register`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { token: ((await answer.json()) as { accessToken: string }).accessToken };
}

test('on SIGTERM everybody gets a moment to return, spread; newcomers get 503; requests in flight finish; exit 0 in time', async () => {
  const api = await start();
  const members = await Promise.all([1, 2, 3, 4].map(() => join(api.url)));
  const sockets = members.map((who) => connect(api.url, who));
  await Promise.all(sockets.map((live) => live.ready));
  const [first = { token: '' }] = members;
  const events = await stream(api.url, '/api/stream', bearer(first));
  await heardOf(events, 'session:ready');
  const polling = connect(api.url, first, { transports: ['polling'], upgrade: false });
  await polling.ready;
  // A request whose body is still on its way when the signal comes.
  const { socket, received } = await rawTcp(api.url);
  const body = JSON.stringify({ displayName: 'In flight' });
  socket.write(
    `PATCH /api/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${first.token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
  );
  const from = performance.now();
  const ended = api.term(15_000);
  for (const live of [...sockets, events, polling]) await heardOf(live, 'server:draining');
  const returns = sockets.map((live) => live.heard.find((h) => h.name === 'server:draining')?.payload.returnAfterMs);
  expect(new Set(returns).size).toBeGreaterThan(1);
  expect(Math.max(...returns)).toBeLessThanOrEqual(2000);
  const late = await fetch(`${api.url}/ws/?EIO=4&transport=polling`);
  expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([503, 'DRAINING']);
  expect((await fetch(`${api.url}/health/ready`)).status).toBe(503);
  expect((await stream(api.url, '/api/stream', bearer(first))).status).toBe(503);
  socket.write(body.slice(5));
  await until(() => received().includes('In flight'), { what: 'the answer in flight' });
  expect(await ended).toEqual({ code: 0, signal: null });
  expect(performance.now() - from).toBeLessThan(15_000);
  await until(() => sockets.every((live) => live.socket.disconnected) && events.ended);
  expect(sockets.every((live) => live.heard.every((h) => h.name !== 'session:closing'))).toBe(true);
});

test('with nobody connected it leaves at once', async () => {
  const api = await start();
  const from = performance.now();
  expect((await api.term()).code).toBe(0);
  expect(performance.now() - from).toBeLessThan(3000);
});

test('a peer that never answers the closing handshake does not hold it up, and a second signal ends it at once', async () => {
  const api = await start({ drainSpread: 100_000 });
  const live = connect(api.url, await join(api.url));
  await live.ready;
  process.kill(api.pid, 'SIGINT');
  await heardOf(live, 'server:draining');
  // The same Ctrl-C arrives from the terminal and from the parent: only a later one is a second wish.
  process.kill(api.pid, 'SIGTERM');
  expect((await fetch(`${api.url}/health/live`)).status).toBe(200);
  const from = performance.now();
  const timer = setInterval(() => process.kill(api.pid, 'SIGINT'), 300);
  const { code } = await api.exited.finally(() => clearInterval(timer));
  expect(code).toBe(1);
  expect(performance.now() - from).toBeLessThan(3000);
});
