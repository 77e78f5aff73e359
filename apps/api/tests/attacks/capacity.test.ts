import { until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';
import { bearer, connect, heardOf, type LiveSocket, rawHttp, stream } from '../support/live.ts';

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
