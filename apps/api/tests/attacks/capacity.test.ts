import { until } from '@tidings/testing';
import { bearer, connect, heardOf, type LiveSocket, rawHttp, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quantile } from '../cluster/watcher.ts';
import { type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let topic: string;
const sockets: LiveSocket[] = [];
const origin = 'http://localhost:5173';
const full = { code: 'AT_CAPACITY', message: 'Server at capacity' };

beforeAll(async () => {
  // Twenty places: refused at nineteen, warned at eighteen.
  forum = await startForum({ MAX_CONNECTIONS: '20', CONNECTIONS_PER_MEMBER: '100' });
  alice = await forum.join('alice');
  topic = await newTopic(alice, await forum.category());
  for (let n = 0; n < 18; n += 1) sockets.push(connect(forum.url, alice));
  await Promise.all(sockets.map((live) => live.ready));
  const live = await stream(forum.url, '/api/stream', bearer(alice));
  await heardOf(live, 'session:ready');
});
afterAll(() => forum.close());

test('attack 9: a full server answers polling with exactly 503, Retry-After, its reason and CORS', async () => {
  const answer = await fetch(`${forum.url}/ws/?EIO=4&transport=polling`, { headers: { origin } });
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After');
  expect(await answer.json()).toEqual(full);
});

test('attack 9: the same on an upgrade', async () => {
  const lines = ['GET /ws/?EIO=4&transport=websocket HTTP/1.1', 'Connection: Upgrade', 'Upgrade: websocket'];
  const key = ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', `Origin: ${origin}`];
  const { status, text } = await rawHttp(forum.url, [...lines, ...key]);
  expect(status).toBe(503);
  expect(text).toMatch(/^Retry-After: \d+\r$/m);
  expect(text).toContain(`Access-Control-Allow-Origin: ${origin}`);
  expect(JSON.parse(text.slice(text.indexOf('\r\n\r\n')))).toEqual(full);
});

test('attack 9: the same on the event stream', async () => {
  const refused = await stream(forum.url, '/api/stream', { ...bearer(alice), origin });
  expect(refused.status).toBe(503);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.headers['access-control-allow-origin']).toBe(origin);
  await until(() => refused.ended);
  expect(JSON.parse(refused.body())).toEqual(full);
});

test('fault 19: hundreds who want in are each refused with exactly that, and those who are in are answered as before', async () => {
  const [inside] = sockets;
  const trips = async (count: number) => {
    const times: number[] = [];
    for (let n = 0; n < count; n += 1) {
      const from = performance.now();
      expect(await inside?.ask('heartbeat', { visible: true })).toMatchObject({ ok: true });
      times.push(performance.now() - from);
    }
    return quantile(times, 0.95);
  };
  const knock = async () => {
    const answer = await fetch(`${forum.url}/ws/?EIO=4&transport=polling`, { headers: { origin } });
    return [answer.status, await answer.json()];
  };
  const quiet = await trips(200);
  const knocks = Array.from({ length: 10 }, async () => {
    const answers: unknown[] = [];
    for (let n = 0; n < 30; n += 1) answers.push(await knock());
    return answers;
  });
  const loaded = await trips(200);
  expect((await Promise.all(knocks)).flat()).toEqual(Array.from({ length: 300 }, () => [503, full]));
  // The knocks are made in this very process: what they take of it is in the figure.
  expect(loaded).toBeLessThan(Math.max(100, 5 * quiet));
  expect((await forum.visitor.get('/health')).body.connections).toBe(19);
});

test('attack 9: who is connected is not harmed, REST goes on, and a place that comes free is given', async () => {
  const room = `topic:${topic}`;
  const [first] = sockets;
  await first?.ask('subscribe', { rooms: [{ room }] });
  await newReply(alice, topic);
  await until(() => first?.heard.some((h) => h.meta?.room === room && h.meta.offset), { what: 'the reply' });
  expect((await forum.visitor.get('/health')).body).toMatchObject({ websocket: 'unhealthy', connections: 19 });
  sockets.at(-1)?.end();
  await until(async () => (await forum.visitor.get('/health')).body.connections === 18, { what: 'a free place' });
  const late = connect(forum.url, alice);
  expect((await late.ready).userId).toBe(alice.id);
  late.end();
});
