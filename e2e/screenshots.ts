import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '@tidings/testing';
import { Member } from './src/member.ts';
import buildWeb from './src/run/build-web.ts';
import { startSite } from './src/site.ts';

/**
 * Pictures of every page, light and dark, 1440 and 390 wide, to be laid beside those of the design:
 * `node e2e/screenshots.ts [folder]`, .tmp/screenshots by default.
 */
const folder = process.argv[2] ?? join(import.meta.dirname, '..', '.tmp', 'screenshots');
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

type Shot = { name: string; who?: string; path: string; act?: (page: Page) => Promise<void> };

buildWeb();
mkdirSync(folder, { recursive: true });
const site = await startSite();
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const alice = await Member.signIn(site.main.url, 'alice');
const { items } = await alice.get<{ items: { id: string; title: string }[] }>('/api/topics');
const busy = items.find(({ title }) => title.startsWith('Upgrading')) ?? items[0];
if (!busy) throw new Error('There is no topic');
const bob = await Member.signIn(site.main.url, 'bob');
await alice.post('/api/reports', { targetType: 'topic', targetId: busy.id, reason: 'off_topic', note: 'Move it?' });

const shots: Shot[] = [
  { name: 'topics', who: 'alice', path: '/' },
  { name: 'topics-visitor', path: '/' },
  { name: 'category', who: 'alice', path: '/c/help' },
  { name: 'topics-empty', who: 'alice', path: '/c/help?filter=unread' },
  {
    name: 'topics-pill',
    who: 'alice',
    path: '/',
    act: async (page) => {
      await page.getByRole('list', { name: 'Topics' }).hover();
      for (const title of ['A first new topic', 'A second new topic']) await bob.startTopic(title);
      await page.getByText('2 new topics').first().waitFor({ state: 'attached' });
    },
  },
  { name: 'topic', who: 'alice', path: `/t/${busy.id}` },
  {
    name: 'topic-end',
    who: 'alice',
    path: `/t/${busy.id}`,
    act: (page) => page.getByRole('article').last().scrollIntoViewIfNeeded(),
  },
  {
    name: 'composer',
    who: 'alice',
    path: `/t/${busy.id}`,
    act: async (page) => {
      await page.getByRole('button', { name: 'Reply to this topic' }).click();
      await page.getByRole('textbox', { name: 'Text, in Markdown' }).fill('Some **words** for @bo');
    },
  },
  {
    name: 'menu',
    who: 'alice',
    path: `/t/${busy.id}`,
    act: (page) =>
      page
        .getByRole('button', { name: /^More for the post/ })
        .first()
        .click(),
  },
  { name: 'profile', who: 'alice', path: '/u/bob' },
  { name: 'settings', who: 'alice', path: '/settings' },
  { name: 'notifications', who: 'alice', path: '/settings/notifications' },
  { name: 'muted', who: 'alice', path: '/settings/notifications/muted' },
  { name: 'alerts', who: 'alice', path: '/alerts' },
  { name: 'sessions', who: 'alice', path: '/settings/sessions' },
  { name: 'moderation', who: 'mod', path: '/moderation' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'register', path: '/register' },
  { name: 'not-found', who: 'alice', path: '/nowhere' },
  { name: 'no-permission', who: 'alice', path: '/c/night-watch' },
  {
    name: 'offline',
    who: 'alice',
    path: '/',
    act: async (page) => {
      await page.context().setOffline(true);
      await page.locator('[data-connection=offline]').first().waitFor({ state: 'attached' });
    },
  },
];

async function take(shot: Shot, theme: 'light' | 'dark', viewport: { width: number; height: number }): Promise<void> {
  const context = await browser.newContext({ baseURL: site.main.url, viewport, colorScheme: theme, locale: 'en-GB' });
  try {
    if (shot.who) {
      await context.request.post('/api/auth/login', {
        data: { login: shot.who, password: 'tidings-demo' },
        headers: { Origin: site.main.url },
      });
    }
    const page = await context.newPage();
    await page.goto(shot.path);
    await page.waitForLoadState('networkidle');
    if (shot.who) await page.locator('[data-connection=live]').first().waitFor({ state: 'attached' });
    await shot.act?.(page);
    await page.evaluate(() => document.fonts.ready);
    const file = `${shot.name}-${viewport.width}x${viewport.height}-${theme}.png`;
    await page.screenshot({ path: join(folder, file), animations: 'disabled' });
    process.stdout.write(`${file}\n`);
  } finally {
    await context.close();
  }
}

let failed = 0;
for (const viewport of sizes) {
  for (const theme of ['light', 'dark'] as const) {
    for (const shot of shots) {
      await take(shot, theme, viewport).catch((error: unknown) => {
        failed += 1;
        process.stderr.write(`${shot.name}: ${String(error)}\n`);
      });
    }
  }
}
await browser.close();
await site.close();
process.exitCode = failed > 0 ? 1 : 0;
