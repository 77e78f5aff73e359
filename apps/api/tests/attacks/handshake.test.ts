import { until } from '@tidings/testing';
import { connect, rawHttp, refusalOf } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Forum, type Member, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;

beforeAll(async () => {
  forum = await startForum();
  alice = await forum.join('alice');
});
afterAll(() => forum.close());

const upgrade = (origin: string | null) => [
  'GET /ws/?EIO=4&transport=websocket HTTP/1.1',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ...(origin === null ? [] : [`Origin: ${origin}`]),
];
const poll = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${forum.url}/ws/?${query}`, { headers }).then((answer) => answer.status);

const foreign = ['https://evil.example', 'null', 'http://localhost:5173.evil.example', 'http://evil-localhost:5173'];

describe('attack 1: an upgrade from a foreign origin', () => {
  test.each(foreign)('%s is answered 403 before any 101', async (origin) => {
    expect((await rawHttp(forum.url, upgrade(origin))).status).toBe(403);
  });
  test('our own origin, and a program without one, are let in', async () => {
    expect((await rawHttp(forum.url, upgrade('http://localhost:5173'))).status).toBe(101);
    expect((await rawHttp(forum.url, upgrade(null))).status).toBe(101);
  });
});

describe('attack 2: polling from a foreign origin with cookies', () => {
  test.each(foreign)('%s is answered 403 and gets no leave to read', async (origin) => {
    const answer = await fetch(`${forum.url}/ws/?EIO=4&transport=polling`, {
      headers: { origin, cookie: 'tidings_refresh=anything' },
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
  test('a foreign page cannot read the event stream either', async () => {
    const headers = { origin: 'https://evil.example', authorization: `Bearer ${alice.token}` };
    expect((await fetch(`${forum.url}/api/stream`, { headers })).status).toBe(403);
  });
});

describe('attack 3: no or a malformed token', () => {
  const tokens: [string, string][] = [
    ['', 'AUTH_REQUIRED'],
    ['not-a-token', 'AUTH_INVALID'],
    ['a.b.c', 'AUTH_INVALID'],
    ['x'.repeat(5000), 'AUTH_INVALID'],
  ];
  test.each(tokens)('%.12s… is refused and its transport closed within a second', async (token, code) => {
    const live = connect(forum.url, { token });
    expect(await refusalOf(live)).toMatchObject({ code, status: 401 });
    const from = performance.now();
    await until(() => live.socket.io.engine.readyState === 'closed', { timeoutMs: 1000, what: 'the end' });
    expect(performance.now() - from).toBeLessThan(1000);
  });
  test('the root namespace, which Socket.IO always has, lets nobody in', async () => {
    const live = connect(forum.url, alice, { namespace: '/' });
    expect(await refusalOf(live)).toMatchObject({ code: 'FORBIDDEN' });
    await until(() => live.socket.io.engine.readyState === 'closed', { timeoutMs: 1000 });
  });
});

describe('attack 12: malformed handshakes', () => {
  const sid = 'A'.repeat(20);
  test.each([
    'EIO=4&transport=polling&sid=__proto__',
    'EIO=4&transport=polling&sid=constructor',
    `EIO=4&transport=polling&sid=${sid}`,
    `EIO=4&transport=polling&sid=${sid}&sid=__proto__`,
    'EIO=3&transport=polling',
    'EIO=4&EIO=3&transport=polling',
    'transport=polling',
    'EIO=4&transport=flashsocket',
    'EIO=4&transport=polling&j=0',
    `EIO=4&transport=polling&x=${'y'.repeat(4000)}`,
  ])('%.60s is answered 400', async (query) => {
    expect(await poll(query)).toBe(400);
  });
  test('a query of 64 KB is answered 400', async () => {
    const answer = await rawHttp(forum.url, [`GET /ws/?EIO=4&transport=polling&x=${'y'.repeat(65_536)} HTTP/1.1`]);
    expect(answer.status).toBe(400);
  });
});
