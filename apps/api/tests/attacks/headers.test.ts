import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Forum, startForum } from '../support/forum.ts';

const secret = { NODE_ENV: 'production', AUTH_SECRET: 'a-secret-of-a-production-server-0123456789' };
const webDist = mkdtempSync(join(tmpdir(), 'tidings-web-'));
let nameless: Forum;
let secure: Forum;
let plain: Forum;
beforeAll(async () => {
  writeFileSync(join(webDist, 'index.html'), '<!doctype html><title>Tidings</title>');
  nameless = await startForum({ ...secret, WEB_DIST: webDist });
  secure = await startForum({ ...secret, WEB_DIST: webDist, PUBLIC_URL: 'https://forum.example' });
  plain = await startForum({ ...secret, WEB_DIST: webDist, PUBLIC_URL: 'http://127.0.0.1:4000' });
});
afterAll(async () => {
  await Promise.all([nameless, secure, plain].map((forum) => forum.close()));
  rmSync(webDist, { recursive: true, force: true });
});

const register = (forum: Forum, username: string) =>
  forum.app.inject({
    method: 'POST',
    url: '/api/auth/register',
    payload: { username, email: `${username}@example.org`, password: 'a long enough password' },
  });
const page = (forum: Forum) =>
  forum.app.inject({ method: 'GET', url: '/t/anything', headers: { accept: 'text/html' } });

test('cookies of production are for https, unless its address was said to be http', async () => {
  for (const [forum, expected] of [
    [nameless, true],
    [secure, true],
    [plain, undefined],
  ] as const) {
    const { cookies } = await register(forum, 'alice');
    expect(cookies.map(({ name, secure: only }) => [name, only])).toEqual([
      ['tidings_refresh', expected],
      ['tidings_device', expected],
    ]);
  }
});

describe('what answers say to browsers', () => {
  test('pages: no styles and scripts in markup, no sockets and images of any host', async () => {
    const { headers } = await page(secure);
    const policy = Object.fromEntries(
      String(headers['content-security-policy'])
        .split(';')
        .map((part) => [part.split(' ')[0], part.split(' ').slice(1)]),
    );
    expect(policy).toMatchObject({
      'default-src': ["'self'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'data:'],
      'connect-src': ["'self'", 'wss://forum.example'],
      'object-src': ["'none'"],
      'frame-ancestors': ["'none'"],
      'form-action': ["'self'"],
      'base-uri': ["'none'"],
    });
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toContain('camera=(), ');
    expect((await page(plain)).headers['strict-transport-security']).toBeUndefined();
  });

  test('no answer of the API is kept by a cache, refusals included', async () => {
    const alice = await secure.join('cached');
    const paths = [
      '/api/me',
      '/api/sessions',
      '/api/topics',
      '/api/nothing',
      '/api/topics/nothing',
      '/api/moderation/reports',
    ];
    for (const path of paths) expect((await alice.get(path)).headers['cache-control'], path).toBe('no-store');
    expect((await secure.visitor.get('/api/me')).headers['cache-control']).toBe('no-store');
    expect((await register(secure, 'bob')).headers['cache-control']).toBe('no-store');
  });
});

describe('attack 66: an image of another site is shown in a frame of its own', () => {
  const frame = (src: string, headers: Record<string, string> = { 'sec-fetch-dest': 'iframe' }) =>
    secure.app.inject({ method: 'GET', url: `/api/image-frame?src=${encodeURIComponent(src)}`, headers });

  test('that may load from that site alone, knows nothing of ours and is framed by our pages only', async () => {
    const { headers, body, statusCode } = await frame('https://example.org/a.png?x=1&y="><script>alert(1)</script>');
    expect(statusCode).toBe(200);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('img-src https://example.org;');
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).toContain('sandbox allow-scripts');
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-frame-options': 'SAMEORIGIN' });
    expect(body.match(/<script>/g)).toHaveLength(1);
  });

  test.each([
    'javascript:alert(1)',
    'data:image/svg+xml,<svg/>',
    'file:///etc/passwd',
    'https://name:password@example.org/a.png',
    '//example.org/a.png',
    'a.png',
    '',
    `https://example.org/${'a'.repeat(2000)}`,
  ])('but not %s', async (src) => {
    expect((await frame(src)).statusCode).toBe(404);
  });

  test('and not as a page', async () => {
    expect((await frame('https://example.org/a.png', { 'sec-fetch-dest': 'document' })).statusCode).toBe(404);
  });
});
