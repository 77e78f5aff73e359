import type { Page } from '@playwright/test';
import { Member, unique } from '../src/member.ts';
import { settled } from '../src/settled.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const phone = { width: 390, height: 844 };
const inGerman = { context: { locale: 'de-DE' } };

/** What is wider than the window and not in a box that scrolls by itself. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Words on the page that did not come from a catalogue: no mark of the pseudo-locale, and not written by a member. */
const untranslated = (page: Page) =>
  page.evaluate(() => {
    const written =
      'bdi, .prose, h1, h3, time, kbd, code, [data-user-text], [aria-hidden=true], script, style, title, option';
    const names = ['Tidings', 'WebSocket', 'Markdown'];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      if (!/\p{L}{3}/u.test(text) || text.includes('\u202e') || names.includes(text)) continue;
      if (node.parentElement?.closest(written)) continue;
      found.push(text);
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder]')) {
      const words = element.getAttribute('aria-label') ?? element.getAttribute('placeholder') ?? '';
      if (/\p{L}{3}/u.test(words) && !words.includes('\u202e') && !names.includes(words)) found.push(words);
    }
    return found;
  });

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

for (const [name, path, person] of pages) {
  test(`right to left, ${name} is wholly translated and no wider than the window`, async ({ enter, visit }) => {
    const address = `${path}?locale=en-XB`;
    const page = person ? await enter(person, address) : await visit(address);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await settled(page);
    for (const size of [phone, { width: 1440, height: 900 }]) {
      await page.setViewportSize(size);
      expect(await overflow(page), `${size.width} wide`).toBeLessThanOrEqual(0);
    }
    expect(await untranslated(page)).toEqual([]);
  });
}

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

test('times are those of the time zone the member chose', async ({ site, enter }) => {
  const carol = await Member.signIn(site.main.api.url, 'carol');
  await carol.startTopic(unique('When'), 'help');
  const page = await enter('carol', '/settings');
  const hint = page.getByText(/^It is \d\d:\d\d there now\.$/);
  const before = await hint.textContent();
  await page.getByRole('combobox', { name: 'Time zone' }).click();
  await page
    .getByRole('option', { name: 'Kathmandu (Asia)' })
    .or(page.getByRole('option', { name: 'Katmandu (Asia)' }))
    .click();
  await expect(hint).not.toHaveText(before ?? '');
  await expectConnection(page, 'live');
});
