import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FOLDER_MAX, folderTransport } from '../../src/platform/mail/transport/folder.ts';
import { startMailWorld } from './world.ts';

let world: Awaited<ReturnType<typeof startMailWorld>>;
beforeAll(async () => {
  world = await startMailWorld({ SMTP_URL: '' });
  await world.send('hello', { data: { title: '<script>alert(1)</script>', excerpt: 'Tides & more' } });
  await until(async () => (await world.row('hello')).status === 'sent');
});
afterAll(() => world.close());

const get = (path: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  world.forum.app.inject({ method: 'GET', url: path, headers: { host: 'localhost:4000', ...headers }, remoteAddress });

test('without an SMTP server mails stand in the mailbox of the development server, harmless', async () => {
  const page = await get('/dev/mailbox');
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('hello in &#60;script&#62;');
  expect(page.body).not.toContain('<script');
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.headers['content-security-policy']).not.toContain('unsafe-inline');
  const id = /\/dev\/mailbox\/([\w-]{36})\/html/.exec(page.body)?.[1];
  expect(page.body).toMatch(/<iframe [^>]*sandbox="allow-popups /);
  const html = await get(`/dev/mailbox/${id}/html`);
  expect(html.body).toContain('Tides &amp; more');
  expect(html.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox allow-popups/);
  expect(html.headers['content-security-policy']).not.toContain('allow-scripts');
  for (const path of ['/dev/mailbox/..%2f..%2fsecret', '/dev/mailbox/none/html', `/dev/mailbox/${crypto.randomUUID()}`])
    expect((await get(path)).statusCode, path).toBe(404);
});

test('the mailbox is closed to everybody but this machine and admins (ATTACKS 50)', async () => {
  expect((await get('/dev/mailbox', {}, '192.0.2.7')).statusCode).toBe(404);
  expect((await get('/dev/mailbox', { host: 'rebound.example' })).statusCode).toBe(404);
  expect((await get('/dev/mailbox', { 'x-forwarded-for': '192.0.2.7' })).statusCode).toBe(404);
  const [member, admin] = await world.forum.people('ana', 'admin');
  const as = async ({ token }: { token: string }) =>
    (await get('/dev/mailbox', { authorization: `Bearer ${token}` }, '192.0.2.7')).statusCode;
  expect([await as(member), await as(admin)]).toEqual([404, 200]);
});

test('the folder keeps the newest and is for its owner alone', async () => {
  const directory = join(world.services.config.dataDir, 'bounded');
  const transport = folderTransport(directory);
  const raw = Buffer.from('x');
  for (let at = 0; at < FOLDER_MAX + 3; at += 1)
    await transport.hand(
      { from: 'a@b.c', to: 'd@e.f' },
      { id: '', messageId: `<${at}@b.c>`, subject: '', html: '', text: '', headers: {}, raw },
    );
  expect(readdirSync(directory)).toHaveLength(2 * FOLDER_MAX);
});
