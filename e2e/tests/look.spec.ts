import type { Locator, Page } from '@playwright/test';
import { boxOf } from '../src/box.ts';
import { Member, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

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
  expect((await boxOf(page.getByRole('complementary', { name: 'Tidings' }))).width).toBe(232);
  expect((await boxOf(page.getByRole('banner').first())).height).toBe(52);
  expect((await boxOf(row)).height).toBe(64);
  expect((await boxOf(page.locator('[data-connection]').first())).height).toBe(28);
  expect((await boxOf(page.getByRole('button', { name: 'New topic' }))).height).toBe(32);
  await page.goto(`/t/${id}`);
  const text = page.getByRole('article').first().locator('p').first();
  await expect(text).toBeVisible();
  expect((await boxOf(text)).width).toBeLessThanOrEqual(634);
  expect((await boxOf(text)).width).toBeGreaterThan(600);
});

test('on a phone: no sidebar, tab bar 56, touch targets of 44', async ({ enter }) => {
  const page = await enter('alice', '/', { context: { viewport: { width: 390, height: 844 }, hasTouch: true } });
  await expectConnection(page, 'live');
  await expect(page.getByRole('list', { name: 'Topics' })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Tidings' })).toBeHidden();
  const tabs = page.getByRole('navigation').last();
  expect((await boxOf(tabs)).height).toBeGreaterThanOrEqual(56);
  for (const target of await tabs.getByRole('link').all()) {
    expect((await boxOf(target)).height).toBeGreaterThanOrEqual(44);
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
