import type { Locator, Page } from '@playwright/test';
import { Member, unique } from '../src/member.ts';
import { settled } from '../src/settled.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const box = async (locator: Locator) => (await locator.boundingBox()) ?? { x: -1, y: -1, width: -1, height: -1 };

/** A colour as it is painted, red, green, blue and alpha, so that values, tokens and pixels can be compared. */
const painted = (page: Page, value: string) =>
  page.evaluate((text) => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = text;
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    if (!canvas) return [];
    canvas.fillStyle = getComputedStyle(probe).color;
    probe.remove();
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  }, value);
const near = (one: number[], other: number[]) =>
  one.length === 4 && one.every((part, index) => Math.abs(part - (other[index] ?? -9)) <= 1);

const tokens = {
  light: { '--accent': 'oklch(0.49 0.098 232)', '--live': 'oklch(0.62 0.135 163)', '--text': 'oklch(0.2 0.015 230)' },
  dark: { '--accent': 'oklch(0.76 0.095 226)', '--live': 'oklch(0.77 0.145 163)', '--text': 'oklch(0.94 0.004 220)' },
};

test('the shell keeps its measures: sidebar 232, top bar 52, rows 64, text column 634', async ({ site, enter }) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const { id } = await bob.startTopic(unique('Measured'), 'help', 'word '.repeat(200));
  const page = await enter('alice');
  await expectConnection(page, 'live');
  const row = page.getByRole('list', { name: 'Topics' }).getByRole('link').first();
  await expect(row).toBeVisible();
  expect((await box(page.getByRole('complementary', { name: 'Tidings' }))).width).toBe(232);
  expect((await box(page.getByRole('banner').first())).height).toBe(52);
  expect((await box(row)).height).toBe(64);
  expect((await box(page.locator('[data-connection]').first())).height).toBe(28);
  expect((await box(page.getByRole('button', { name: 'New topic' }))).height).toBe(32);
  await page.goto(`/t/${id}`);
  const text = page.getByRole('article').first().locator('p').first();
  await expect(text).toBeVisible();
  expect((await box(text)).width).toBeLessThanOrEqual(634);
  expect((await box(text)).width).toBeGreaterThan(600);
});

test('on a phone: no sidebar, tab bar 56, touch targets of 44', async ({ enter }) => {
  const page = await enter('alice', '/', { context: { viewport: { width: 390, height: 844 }, hasTouch: true } });
  await expectConnection(page, 'live');
  await expect(page.getByRole('list', { name: 'Topics' })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Tidings' })).toBeHidden();
  const tabs = page.getByRole('navigation').last();
  expect((await box(tabs)).height).toBeGreaterThanOrEqual(56);
  for (const target of await tabs.getByRole('link').all()) {
    expect((await box(target)).height).toBeGreaterThanOrEqual(44);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('where nothing can be pointed at, all that a post can do is seen, however wide the screen', async ({
  site,
  enter,
}) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const { id } = await bob.startTopic(unique('By finger'));
  const { id: parentId } = await bob.reply(id, 'A reply.');
  await bob.post(`/api/topics/${id}/replies`, { body: 'An answer.', parentId });
  const context = { viewport: { width: 1180, height: 820 }, hasTouch: true, isMobile: true };
  const page = await enter('alice', `/t/${id}`, { context });
  expect(await page.evaluate(() => matchMedia('(hover: hover)').matches)).toBe(false);
  await expect(page.getByText('An answer.')).toBeVisible();
  const more = page.getByRole('button', { name: /^More for the post/ });
  await expect(more).toHaveCount(3);
  const seen = (button: Element) => {
    for (let at: Element | null = button; at; at = at.parentElement)
      if (getComputedStyle(at).opacity !== '1') return false;
    return true;
  };
  for (const button of await more.all()) expect(await button.evaluate(seen)).toBe(true);
});

for (const theme of ['light', 'dark'] as const) {
  test(`colours come from the tokens: ${theme}`, async ({ site, enter }) => {
    // One that is read is quieter.
    const unread = unique('In its colours');
    await (await Member.signIn(site.main.api.url, 'bob')).startTopic(unread);
    const page = await enter('alice', '/', { context: { colorScheme: theme } });
    await expectConnection(page, 'live');
    const is = async (value: string, other: string) =>
      expect(near(await painted(page, value), await painted(page, other)), `${value} is ${other}`).toBe(true);
    for (const [token, value] of Object.entries(tokens[theme])) await is(`var(${token})`, value);
    const style = (locator: Locator, name: 'backgroundColor' | 'color' | 'fontFamily') =>
      locator.evaluate((element, property) => getComputedStyle(element)[property], name);
    await is(await style(page.getByRole('button', { name: 'New topic' }), 'backgroundColor'), 'var(--accent)');
    await is(await style(page.getByRole('banner').first(), 'backgroundColor'), 'var(--surface)');
    const title = page.getByRole('list', { name: 'Topics' }).getByRole('heading', { name: unread });
    expect(await style(title, 'fontFamily')).toContain('Schibsted Grotesk');
    await is(await style(title, 'color'), 'var(--text)');
  });
}

test('reduced motion: nothing moves', async ({ site, enter }) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const page = await enter('alice', '/', { context: { reducedMotion: 'reduce' } });
  await expectConnection(page, 'live');
  const title = unique('Without a move');
  await bob.startTopic(title);
  await expect(page.getByText(title)).toBeVisible();
  const moving = await page.evaluate(() =>
    document.getAnimations().flatMap((animation) => {
      const effect = animation.effect;
      if (animation.playState !== 'running' || !(effect instanceof KeyframeEffect)) return [];
      const moves = effect.getKeyframes().some((frame) => 'transform' in frame || 'gridTemplateRows' in frame);
      return moves ? [String(effect.target?.className)] : [];
    }),
  );
  expect(moving).toEqual([]);
});

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
        const names = moved.map((element) => element?.outerHTML.slice(0, 120));
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
  const before = await box(reader.getByRole('article').first());
  const onTopic = await shiftsDuring(reader, async () => {
    for (let count = 0; count < 5; count += 1) await bob.reply(id, unique('A live reply'));
    await expect(reader.getByText('18 replies').or(reader.getByText('17 replies')).first()).toBeVisible();
  });
  expect(onTopic).toEqual([]);
  expect(await box(reader.getByRole('article').first())).toEqual(before);

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
  const before = await box(post);
  const offline = page.getByText('You can read what was loaded.');
  const down = page.getByText('Tidings is not answering.');
  const moved = await shiftsDuring(
    page,
    async () => {
      await page.context().setOffline(true);
      await expect(offline).toBeVisible();
      await expect.poll(() => box(post)).toEqual(before);
      await page.context().setOffline(false);
      await expect(offline).toBeHidden();
      await page.route(/\/(api|health)\//, (route) => route.abort());
      await post.getByRole('button', { name: /^Like/ }).click();
      await expect(down).toBeVisible();
      expect(await box(post)).toEqual(before);
      await page.getByRole('button', { name: 'Close', exact: true }).first().click();
      await expect(down).toBeHidden();
    },
    '[role=status], [data-connection]',
  );
  expect(moved).toEqual([]);
  expect(await box(post)).toEqual(before);
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
  expect((await box(frame.locator('div'))).x).toBe(232);
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
