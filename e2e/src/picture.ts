/** `pnpm docs:picture`: takes the README's picture from the running app. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { rooms, type TopicView } from '@tidings/contracts';
import { findChromium } from '@tidings/testing';
import { Member } from './member.ts';
import { post } from './pages/topic-page.ts';
import { startSite } from './site.ts';

const root = join(import.meta.dirname, '..', '..');
const file = join(root, 'docs/pictures/topic.png');
const maxBytes = 150_000;

/** A build of its own, so that nobody who looks at the app meanwhile is disturbed. */
function build(to: string): void {
  const web = join(root, 'apps/web');
  const vite = [join(web, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', to, '--logLevel', 'warn'];
  const { status, stderr } = spawnSync(process.execPath, vite, { cwd: web, encoding: 'utf8', timeout: 180_000 });
  if (status !== 0) throw new Error(`The web app could not be built:\n${stderr}`);
}

const dist = mkdtempSync(join(tmpdir(), 'tidings-picture-'));
build(dist);
const site = await startSite({ env: { WEB_DIST: dist } });
const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
try {
  const { url } = site.main;
  const [bob, carol] = [await Member.signIn(url, 'bob'), await Member.signIn(url, 'carol')];
  const { items } = await bob.get<{ items: TopicView[] }>('/api/topics?limit=50');
  const topic = items.find(({ title }) => title.startsWith('Quiet hours'));
  if (!topic) throw new Error('The demo community has another topic');

  const context = await browser.newContext({
    ...{
      baseURL: url,
      viewport: { width: 1200, height: 760 },
      locale: 'en-GB',
      timezoneId: 'UTC',
      colorScheme: 'light',
    },
  });
  const data = { login: 'alice', password: 'tidings-demo' };
  await context.request.post(`${url}/api/auth/login`, { data, headers: { Origin: url } });
  const page = await context.newPage();
  await page.goto(`/t/${topic.id}`);
  await page.locator('[data-connection="live"]').first().waitFor();
  await post(page, 'Agreed with both').waitFor();

  const text = 'Done: the sentence stands next to the setting, with both nights in it.';
  await bob.reply(topic.id, text);
  await post(page, text).waitFor();
  await carol.post('/api/realtime/typing', { room: rooms.topic(topic.id), typing: true });
  await page.getByText('is replying').waitFor();
  await page.getByText('1 new reply').first().waitFor();
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  if (statSync(file).size > maxBytes)
    throw new Error(`The picture has ${statSync(file).size} bytes, more than ${maxBytes}`);
} finally {
  await browser.close();
  await site.close();
  rmSync(dist, { recursive: true, force: true });
}
