import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Forum, startForum } from '../support/forum.ts';

const ours = 'https://forum.example';
const partner = 'https://partner.example';
const foreign = [
  'https://evil.example',
  'null',
  `${ours}.evil.example`,
  'http://forum.example',
  'https://FORUM.example',
];

let forum: Forum;
let local: Forum;
beforeAll(async () => {
  forum = await startForum({ PUBLIC_URL: ours, CORS_ORIGINS: partner });
  local = await startForum({ PUBLIC_URL: 'http://localhost:5173' });
});
afterAll(async () => {
  await forum.close();
  await local.close();
});

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
const ask = (method: Method, url: string, headers: Record<string, string>) =>
  forum.app.inject({ method, url, headers });
const preflight = (origin: string, url = '/api/topics') =>
  ask('OPTIONS', url, { origin, 'access-control-request-method': 'POST' });
const socket = (method: string, headers: Record<string, string>) =>
  fetch(`${forum.url}/ws/?EIO=4&transport=polling`, { method, headers });

describe('attack 45: a page of an unknown origin', () => {
  test.each(foreign)('%s may do nothing, not even ask whether it may, and read nothing', async (origin) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const answer = await ask(method, '/api/topics', { origin });
      expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'ORIGIN_REFUSED']);
      expect(answer.json().error.correlationId).toBe(answer.headers['x-correlation-id']);
    }
    const answer = await preflight(origin);
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'ORIGIN_REFUSED']);
    const read = await ask('GET', '/api/categories', { origin });
    for (const { headers } of [answer, read]) {
      expect(headers).toMatchObject({ vary: 'Origin' });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
  test.each(foreign)('%s is refused on /ws and on the stream by the same list', async (origin) => {
    expect((await socket('GET', { origin })).status).toBe(403);
    expect((await socket('OPTIONS', { origin })).status).toBe(403);
    expect((await ask('GET', '/api/stream', { origin })).statusCode).toBe(403);
  });
  test('a request across sites without an origin may do nothing either', async () => {
    const answer = await ask('POST', '/api/topics', { 'sec-fetch-site': 'cross-site' });
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'ORIGIN_REFUSED']);
    expect((await ask('GET', '/api/categories', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(200);
  });
});

describe('a page of a known origin', () => {
  test.each([ours, partner])('%s gets the answer what it may do, for ten minutes', async (origin) => {
    for (const url of ['/api/topics', '/api/topics/some-id/replies', '/api/stream']) {
      const answer = await preflight(origin, url);
      expect([answer.statusCode, answer.body]).toEqual([204, '']);
      expect(answer.headers).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
        'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key, X-Correlation-Id, Last-Event-ID',
        'access-control-max-age': '600',
        vary: 'Origin',
      });
    }
    const raw = await socket('OPTIONS', { origin });
    expect([raw.status, raw.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    expect((await socket('GET', { origin })).status).toBe(200);
  });
  test('can read what it gets and why it is refused', async () => {
    const bad = { authorization: 'Bearer a.b.c' };
    for (const [url, headers, status] of [
      ['/api/categories', {}, 200],
      ['/api/me', bad, 401],
      ['/api/nothing', {}, 404],
      ['/api/stream', bad, 401],
    ] as const) {
      const answer = await ask('GET', url, { origin: partner, ...headers });
      expect(answer.statusCode).toBe(status);
      expect(answer.headers).toMatchObject({
        'access-control-allow-origin': partner,
        'access-control-expose-headers': 'X-Correlation-Id, Retry-After, Idempotency-Replayed',
      });
    }
  });
});

describe('attack 38: the security headers of every answer', () => {
  const policy = [
    ["default-src 'self'", "script-src 'self'", "script-src-attr 'none'", "style-src 'self'"],
    ["img-src 'self' data:", "connect-src 'self' wss://forum.example", "object-src 'none'", "base-uri 'none'"],
    ["frame-ancestors 'none'", "form-action 'self'", 'upgrade-insecure-requests'],
  ].flat();
  test.each([
    ['GET', '/api/categories', 200],
    ['GET', '/api/nothing', 404],
    ['GET', '/api/me', 401],
    ['POST', '/api/topics', 403],
  ] as const)('%s %s', async (method, url, status) => {
    const headers = { origin: 'https://evil.example', authorization: 'Bearer a.b.c' };
    const answer = await ask(method, url, headers);
    expect(answer.statusCode).toBe(url === '/api/categories' ? 401 : status);
    expect(answer.headers).toMatchObject({
      'content-security-policy': policy.join(';'),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
    });
  });
  test('nobody is held to https who reaches the forum by http', async () => {
    const answer = await local.visitor.get('/api/categories');
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
    expect(answer.headers).toHaveProperty('content-security-policy');
  });
});
