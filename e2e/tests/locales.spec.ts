import type { Page } from '@playwright/test';
import { Member } from '../src/member.ts';
import type { Site } from '../src/site.ts';
import { expect, test } from '../src/test.ts';

const phone = { width: 390, height: 844 };
const inGerman = { context: { locale: 'de-DE' } };

/** What is wider than the window and not in a box that scrolls by itself. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/**
 * Words on the page that did not come from a catalogue: without the mark of the pseudo-locale, and not what people wrote.
 * A brace is a message that was not formatted.
 */
const untranslated = (page: Page, written: string[]) =>
  page.evaluate((known) => {
    const theirs = 'bdi, .prose, [dir=auto], time, kbd, code, [aria-hidden=true], script, style, title, option';
    const isOurs = (text: string) => /\p{L}{3}/u.test(text) && !text.includes('\u202e') && !known.includes(text);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      if (isOurs(text) && !node.parentElement?.closest(theirs)) found.push(text);
      if (/\{\w|\w+\.\w+\.\w/.test(text) && !node.parentElement?.closest('.prose, bdi')) found.push(text);
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder]')) {
      const words = element.getAttribute('aria-label') ?? element.getAttribute('placeholder') ?? '';
      if (isOurs(words)) found.push(words);
    }
    return found;
  }, written);

/** The names and titles of the demo community, and of the program that signed in. */
async function writtenBy(site: Site): Promise<string[]> {
  const mod = await Member.signIn(site.main.api.url, 'mod');
  const { items: categories } = await mod.get<{ items: { name: string }[] }>('/api/categories');
  const { items: topics } = await mod.get<{ items: { title: string }[] }>('/api/topics');
  return [
    ...categories.map(({ name }) => name),
    ...topics.map(({ title }) => title),
    'Bob Okafor',
    '@bob',
    'bob',
    'node',
  ];
}

const pages: [name: string, path: string, person?: 'alice' | 'mod'][] = [
  ['topics', '/', 'alice'],
  ['topics of a visitor', '/'],
  ['a profile', '/u/bob', 'alice'],
  ['settings', '/settings', 'alice'],
  ['sessions', '/settings/sessions', 'alice'],
  ['moderation', '/moderation', 'mod'],
  ['sign-in', '/sign-in'],
  ['register', '/register'],
  ['a page that is not there', '/nowhere', 'alice'],
];

test('right to left, every page is wholly translated and no wider than the window', async ({ site, enter, visit }) => {
  test.setTimeout(240_000);
  const written = await writtenBy(site);
  for (const [name, path, person] of pages) {
    const address = `${path}?locale=en-XB`;
    const page = person ? await enter(person, address) : await visit(address);
    await expect(page.locator('html'), name).toHaveAttribute('dir', 'rtl');
    await expect(page.locator('body'), name).toContainText('~', { timeout: 15_000 });
    await expect.poll(() => untranslated(page, written), { message: name }).toEqual([]);
    for (const size of [phone, { width: 1440, height: 900 }]) {
      await page.setViewportSize(size);
      expect(await overflow(page), `${name}, ${size.width} wide`).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  }
});

test('a browser that asks for German gets German, and a member’s choice is applied at once and kept', async ({
  enter,
}) => {
  const page = await enter('carol', '/settings', inGerman);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { name: 'Sprache und Zeit' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Sprache' }).click();
  await page.getByRole('option', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Language and time' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Language and time' })).toBeVisible();
});

test('times are those of the time zone the member chose', async ({ enter }) => {
  const page = await enter('carol', '/settings');
  const hint = page.getByText(/^It is \d\d:\d\d there now\.$/);
  const before = (await hint.textContent()) ?? '';
  await page.getByRole('combobox', { name: 'Time zone' }).click();
  await page.getByRole('option', { name: /^(Kathmandu|Katmandu) \(Asia\)$/ }).click();
  await expect(hint).not.toHaveText(before);
});
