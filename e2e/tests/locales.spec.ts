import type { Page } from '@playwright/test';
import { Member, unique } from '../src/member.ts';
import { openHistory, openLikes, peopleAtWork } from '../src/people-at-work.ts';
import type { Site } from '../src/site.ts';
import { expect, test } from '../src/test.ts';

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };
const inGerman = { context: { locale: 'de-DE' } };

/** What is seen beyond the edges of the window: a box that cuts or scrolls its content by itself shows no more than its own. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const seen = (element: Element): { left: number; right: number } => {
      let { left, right } = element.getBoundingClientRect();
      for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
        if (getComputedStyle(above).overflowX === 'visible') continue;
        const edge = above.getBoundingClientRect();
        left = Math.max(left, edge.left);
        right = Math.min(right, edge.right);
      }
      return { left, right };
    };
    return [...document.querySelectorAll('body *')]
      .filter((element) => !element.closest('.sr-only, svg') && element.checkVisibility())
      .map((element) => ({ element, ...seen(element) }))
      .filter(({ left, right }) => right - left > 1 && (left < -1 || right > width + 1))
      .map(
        ({ element, left, right }) =>
          `${element.tagName} ${element.className} ${Math.round(left)}…${Math.round(right)}`,
      );
  });

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
      if (/\{\w|\b[a-z]\w*\.[a-z]\w*\.[a-z]/i.test(text) && !node.parentElement?.closest('.prose, bdi'))
        found.push(text);
    }
    // A post is named by who wrote it and when: no word of ours is in it.
    for (const element of document.querySelectorAll('[aria-label]:not(article), [placeholder]')) {
      for (const words of [element.getAttribute('aria-label'), element.getAttribute('placeholder')]) {
        if (words && isOurs(words)) found.push(words);
      }
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

type Shown = [name: string, path: string, person?: 'alice' | 'mod'];
const pagesWith = (topicId: string): Shown[] => [
  ['topics', '/', 'alice'],
  ['topics of a visitor', '/'],
  ['a category', '/c/help', 'alice'],
  ['a topic', `/t/${topicId}`, 'alice'],
  ['a topic of a visitor', `/t/${topicId}`],
  ['a profile', '/u/bob', 'alice'],
  ['settings', '/settings', 'alice'],
  ['sessions', '/settings/sessions', 'alice'],
  ['groups', '/groups', 'alice'],
  ['a new group', '/groups/new', 'alice'],
  ['moderation', '/moderation', 'mod'],
  ['sign-in', '/sign-in'],
  ['register', '/register'],
  ['a page that is not there', '/nowhere', 'alice'],
];

test('right to left, every page is wholly translated and no wider than the window', async ({ site, enter, visit }) => {
  test.setTimeout(240_000);
  const written = await writtenBy(site);
  const mod = await Member.signIn(site.main.api.url, 'mod');
  const { items } = await mod.get<{ items: { id: string }[] }>('/api/topics');
  const browsers = new Map<string, Page>();
  for (const [name, path, person] of pagesWith(items[0]?.id ?? '')) {
    const address = `${path}?locale=en-XB`;
    const open = browsers.get(person ?? 'nobody');
    await open?.goto(address);
    const page = open ?? (person ? await enter(person, address) : await visit(address));
    browsers.set(person ?? 'nobody', page);
    await expect(page.locator('html'), name).toHaveAttribute('dir', 'rtl');
    await expect(page.locator('body'), name).toContainText('~', { timeout: 15_000 });
    await expect(page.locator('#main, form').getByText('~').first(), name).toBeVisible();
    await expectTranslated(page, name, written);
  }
});

/** All words are of the catalogue, and nothing is wider than the window, on a phone and on a desk. */
async function expectTranslated(page: Page, name: string, written: string[]): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect.poll(() => untranslated(page, written), { message: name }).toEqual([]);
  for (const size of [phone, desk]) {
    await page.setViewportSize(size);
    expect(await overflow(page), `${name}, ${size.width} wide`).toEqual([]);
  }
}

test('right to left, the pages of a group and the dialogs of posts are wholly translated and no wider than the window', async ({
  site,
  enter,
}) => {
  test.setTimeout(240_000);
  const { groupId, topicId, written: theirs } = await peopleAtWork(site.main.api.url);
  const written = [...(await writtenBy(site)), ...theirs];
  const page = await enter('alice', `/groups/${groupId}?locale=en-XB`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  for (const part of ['', '/members', '/activity', '/settings']) {
    await page.goto(`/groups/${groupId}${part}?locale=en-XB`);
    await expect(page.locator('#main').getByText('~').first()).toBeVisible();
    await expectTranslated(page, `a group${part}`, written);
  }
  await page.locator('header button:has(svg[class*=user-plus])').click();
  await page.getByRole('dialog').getByRole('textbox').fill('ca');
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await expectTranslated(page, 'the invite dialog', written);
  await page.goto(`/groups/${groupId}/members?locale=en-XB`);
  await page.locator('button:has(svg[class*=user-minus])').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectTranslated(page, 'the remove dialog', written);
  await openLikes(page, topicId, '?locale=en-XB');
  await expectTranslated(page, 'the likes dialog', written);
  await openHistory(page, topicId, '?locale=en-XB');
  await expectTranslated(page, 'the history dialog', written);
});

test('a browser that asks for German gets German, and a member’s choice is applied at once and kept', async ({
  enter,
  site,
}) => {
  const member = await Member.register(site.main.api.url);
  const page = await enter(member, '/settings', inGerman);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { name: 'Sprache und Zeit' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Sprache' }).click();
  await page.getByRole('option', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Language and time' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Language and time' })).toBeVisible();
});

const clockIn = (timeZone: string, at: number) =>
  new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

test('times are those of the time zone the member chose, on every page', async ({ enter, site }) => {
  const member = await Member.register(site.main.api.url);
  const page = await enter(member, '/settings');
  await page.getByRole('combobox', { name: 'Time zone' }).click();
  await page.getByRole('option', { name: /^(Kathmandu|Katmandu) \(Asia\)$/ }).click();
  const minutes = [0, 60_000].map((ago) => clockIn('Asia/Kathmandu', Date.now() - ago));
  await expect(page.getByText(/^It is \d\d:\d\d there now\.$/)).toHaveText(new RegExp(minutes.join('|')));
  const { id, createdAt } = await member.startTopic(unique('What time it is'));
  await page.goto(`/t/${id}`);
  const time = page.locator(`time[datetime="${createdAt}"]`).first();
  await expect(time).toHaveAttribute('title', new RegExp(clockIn('Asia/Kathmandu', Date.parse(createdAt))));
});
