import { createHmac, generateKeyPairSync } from 'node:crypto';
import { until } from '@tidings/testing';
import { connect, rawHttp, refusalOf } from '@tidings/testing/sockets';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deriveKey } from '../../src/platform/auth/secret.ts';
import { type Forum, type Member, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let claims: { sub: string; sid: string; ver: number };
const secret = 'the-secret-of-this-test-0123456789-abcdef';
const key = deriveKey(Buffer.from(secret), 'access-token');

beforeAll(async () => {
  forum = await startForum({ AUTH_SECRET: secret, LOG_LEVEL: 'info' });
  alice = await forum.join('alice');
  const [, payload = ''] = alice.token.split('.');
  claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
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

/** Over REST and over the socket: the same words. */
async function refusedEverywhere(token: string, code: string): Promise<void> {
  const answer = await forum.app.inject({ url: '/api/me', headers: { authorization: `Bearer ${token}` } });
  expect([answer.statusCode, answer.json().error.code]).toEqual([401, code]);
  const live = connect(forum.url, { token });
  expect((await refusalOf(live)).code).toBe(code);
}

const sign = (over: { alg?: string; kid?: string; typ?: string; with?: object } = {}) =>
  new SignJWT({ sid: claims.sid, ver: claims.ver })
    .setProtectedHeader({
      alg: over.alg ?? 'HS256',
      typ: over.typ ?? 'at+jwt',
      kid: over.kid ?? 'access-1',
      ...over.with,
    })
    .setSubject(claims.sub)
    .setIssuer('tidings')
    .setAudience('tidings-api')
    .setIssuedAt();

describe('attack 4: tokens with a forged algorithm or key', () => {
  test('the control: the same token by our key is good', async () => {
    const token = await sign().setExpirationTime('1m').sign(key);
    const answer = await forum.app.inject({ url: '/api/me', headers: { authorization: `Bearer ${token}` } });
    expect(answer.statusCode).toBe(200);
  });
  test('alg none', () => refusedEverywhere(new UnsecuredJWT({ ...claims }).encode(), 'AUTH_INVALID'));
  test('RS256 by a key of the attacker, and HS256 by its public half', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await refusedEverywhere(await sign({ alg: 'RS256' }).setExpirationTime('1m').sign(privateKey), 'AUTH_INVALID');
    const pem = Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }));
    await refusedEverywhere(await sign().setExpirationTime('1m').sign(pem), 'AUTH_INVALID');
  });
  test('an unknown kid, a jku, a jwk', async () => {
    await refusedEverywhere(await sign({ kid: 'access-2' }).setExpirationTime('1m').sign(key), 'AUTH_INVALID');
    const jku = { jku: 'https://evil.example/keys.json', kid: 'evil' };
    await refusedEverywhere(await sign({ with: jku }).setExpirationTime('1m').sign(key), 'AUTH_INVALID');
    const own = Buffer.from('0'.repeat(32));
    const jwk = { jwk: { kty: 'oct', k: own.toString('base64url') } };
    await refusedEverywhere(await sign({ with: jwk }).setExpirationTime('1m').sign(own), 'AUTH_INVALID');
  });
  test('HS512 by our own key', async () =>
    refusedEverywhere(
      await sign({ alg: 'HS512' })
        .setExpirationTime('1m')
        .sign(deriveKey(Buffer.from(secret), 'x')),
      'AUTH_INVALID',
    ));
});

describe('attack 5: expired, foreign and misused tokens', () => {
  test('expired', async () => refusedEverywhere(await sign().setExpirationTime('-1s').sign(key), 'AUTH_EXPIRED'));
  test('without an expiry', async () => refusedEverywhere(await sign().sign(key), 'AUTH_INVALID'));
  test('another issuer, another audience', async () => {
    await refusedEverywhere(await sign().setIssuer('other').setExpirationTime('1m').sign(key), 'AUTH_INVALID');
    await refusedEverywhere(await sign().setAudience('other').setExpirationTime('1m').sign(key), 'AUTH_INVALID');
  });
  test('a token of another type, and a refresh token', async () => {
    await refusedEverywhere(await sign({ typ: 'JWT' }).setExpirationTime('1m').sign(key), 'AUTH_INVALID');
    const answer = await forum.app.inject({
      method: 'POST',
      url: '/api/auth/login',
      payload: { login: alice.username, password: 'a long enough password' },
    });
    await refusedEverywhere(String(answer.cookies[0]?.value), 'AUTH_INVALID');
  });
  test('a signature that was altered', async () => {
    const [head, body] = alice.token.split('.');
    const forged = createHmac('sha256', 'guess').update(`${head}.${body}`).digest('base64url');
    await refusedEverywhere(`${head}.${body}.${forged}`, 'AUTH_INVALID');
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
