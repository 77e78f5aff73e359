import type { Page } from '@playwright/test';
import { boxOf } from '../src/box.ts';
import { Member, unique } from '../src/member.ts';
import { settled } from '../src/settled.ts';
import { expect, expectConnection, test } from '../src/test.ts';

type Shift = { value: number; sources: { node?: Node }[] };

/** What moved while something happened, as the browser saw it. */
async function shiftsDuring(page: Page, act: () => Promise<void>, signs = '[role=status]'): Promise<string[]> {
  await page.evaluate((signs) => {
    const store = window as unknown as { shifts: string[] };
    store.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as unknown as Shift[]) {
        // The pill itself grows with its count; nothing else may move.
        const moved = sources
          .map(({ node }) => (node instanceof Element ? node : node?.parentElement))
          .filter((element) => element && !element.closest(signs) && !element.querySelector('[role=status]'));
        const names = moved.map((element) => element?.outerHTML.slice(0, 1500));
        if (moved.length > 0) store.shifts.push(`${value}: ${names.join(' | ')}`);
      }
    }).observe({ type: 'layout-shift' });
  }, signs);
  await act();
  return await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
}

test('live updates shift nothing: layout shift 0 while topics and replies arrive', async ({ site, enter }) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const { id } = await bob.startTopic(unique('Steady'));
  for (let count = 0; count < 12; count += 1) await bob.reply(id, `Reply ${count}. ${'word '.repeat(60)}`);
  const reader = await enter('alice', `/t/${id}`);
  await expectConnection(reader, 'live');
  await expect(reader.getByRole('article').first()).toBeVisible();
  await settled(reader);
  const before = await boxOf(reader.getByRole('article').first());
  const onTopic = await shiftsDuring(reader, async () => {
    for (let count = 0; count < 5; count += 1) await bob.reply(id, unique('A live reply'));
    await expect(reader.getByText('18 replies').or(reader.getByText('17 replies')).first()).toBeVisible();
  });
  expect(onTopic).toEqual([]);
  expect(await boxOf(reader.getByRole('article').first())).toEqual(before);

  const list = await enter('alice');
  await expectConnection(list, 'live');
  const row = list.getByRole('list', { name: 'Topics' }).getByRole('link').nth(3);
  await expect(row).toBeVisible();
  await settled(list);
  await row.hover();
  const onList = await shiftsDuring(list, async () => {
    for (let count = 0; count < 3; count += 1) await bob.startTopic(unique('A live topic'));
    await expect(list.getByRole('button', { name: /3 new topics/ }).first()).toBeVisible();
  });
  expect(onList).toEqual([]);
});

test('no network, no server: the notice lies over the page, and nothing that is read moves', async ({
  site,
  enter,
}) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const { id } = await bob.startTopic(unique('Unmoved'), 'help', 'word '.repeat(60));
  const page = await enter('alice', `/t/${id}`);
  await expectConnection(page, 'live');
  await settled(page);
  const post = page.getByRole('article').first();
  const before = await boxOf(post);
  const offline = page.getByText('You can read what was loaded.');
  const down = page.getByText('Tidings is not answering.');
  const moved = await shiftsDuring(
    page,
    async () => {
      await page.context().setOffline(true);
      await expect(offline).toBeVisible();
      await expect.poll(() => boxOf(post)).toEqual(before);
      await page.context().setOffline(false);
      await expect(offline).toBeHidden();
      await page.route(/\/(api|health)\//, (route) => route.abort());
      await post.getByRole('button', { name: /^Like/ }).click();
      await expect(down).toBeVisible();
      expect(await boxOf(post)).toEqual(before);
      await page.getByRole('button', { name: 'Close', exact: true }).first().click();
      await expect(down).toBeHidden();
    },
    // A notice counts down the seconds to the next try.
    '[role=status], [data-connection], [data-notices]',
  );
  expect(moved).toEqual([]);
  expect(await boxOf(post)).toEqual(before);
});

test('while the app is on its way the frame of the page stands, and goes when the app is there', async ({ visit }) => {
  const page = await visit('/sign-in');
  let come = () => {};
  const wait = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(/\/assets\/index-[^/]+\.js/, async (route) => {
    await wait;
    await route.continue();
  });
  const frame = page.locator('.boot');
  await page.goto('/', { waitUntil: 'commit' });
  await expect(frame).toBeVisible();
  expect((await boxOf(frame.locator('div'))).x).toBe(232);
  come();
  await expect(page.getByRole('list', { name: 'Topics' })).toBeVisible();
  await expect(frame).toHaveCount(0);
  await page.goto('/sign-in', { waitUntil: 'commit' });
  await expect(frame).toBeHidden();
});

test('the first visit is light: at most 15 requests and 170 KB of script until the list is there', async ({
  visit,
  site,
}) => {
  const page = await visit('/sign-in');
  await page.goto('about:blank');
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  const scripts = new Map<string, number>();
  network.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.set(requestId, 0);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scripts.set(requestId, encodedDataLength);
  });
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('[data-row]')) return;
      seen.disconnect();
      performance.mark('list');
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  await page.goto(site.main.url);
  await expect(page.getByRole('list', { name: 'Topics' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const requests = await page.evaluate(() => {
    const at = performance.getEntriesByName('list')[0]?.startTime ?? 0;
    // Letters of other scripts come with the words that need them.
    const scripts = /-(latin-ext|cyrillic|greek)-/;
    const before = performance
      .getEntriesByType('resource')
      .filter(({ startTime, name }) => startTime <= at && !scripts.test(name));
    // What is fetched and then imported is one request: the second comes from the cache, which is off here.
    const paths = before.map(({ name }) => new URL(name).pathname);
    return ['/', ...paths.filter((path, index) => !path.endsWith('.js') || paths.indexOf(path) === index)];
  });
  expect(requests.length, requests.join(' ')).toBeLessThanOrEqual(15);
  const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThanOrEqual(170 * 1024);
});
