import type { Locator } from '@playwright/test';
import { Member, unique } from '../src/member.ts';
import { post } from '../src/pages/topic-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

test('by keyboard alone: move, open, reply, like, close, go home', async ({ site, enter }) => {
  const title = unique('Without a mouse');
  await (await Member.signIn(site.main.api.url, 'bob')).startTopic(title);
  const page = await enter('alice');
  await expectConnection(page, 'live');
  const row = page.getByRole('link', { name: title });
  await expect(row).toBeVisible();
  await page.keyboard.press('j');
  for (let step = 0; step < 20 && !(await row.evaluate((element) => element === document.activeElement)); step += 1) {
    await page.keyboard.press('j');
  }
  await expect(row).toBeFocused();
  await page.keyboard.press('o');
  // The row has a heading of that name too; the page's own is the topic's.
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  await page.keyboard.press('r');
  const field = page.getByRole('textbox', { name: 'Text, in Markdown' });
  await expect(field).toBeFocused();
  const text = unique('Typed j and k and ? here');
  await page.keyboard.type(text);
  await expect(field).toHaveValue(text);
  await page.keyboard.press('Control+Enter');
  await expect(post(page, text)).toBeVisible();
  await page.keyboard.press('r');
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.getByRole('list', { name: 'Topics' })).toBeVisible();
});

test('the first Tab reaches the content, and every stop shows where it is', async ({ enter }) => {
  const page = await enter('alice');
  await expectConnection(page, 'live');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return 'nothing';
      const { outlineStyle, boxShadow, outlineWidth } = getComputedStyle(element);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' ? 'seen' : element.outerHTML;
    });
    expect(seen).toBe('seen');
  }
});

test('a new topic begins in its first empty field: the category, the title, then the text', async ({ enter }) => {
  const page = await enter('alice');
  await expectConnection(page, 'live');
  await page.keyboard.press('c');
  const composer = page.getByRole('region', { name: 'New topic' });
  const category = composer.getByRole('combobox', { name: 'Category' });
  await expect(category).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option').first()).toBeFocused();
  await page.keyboard.type('off');
  await expect(page.getByRole('option', { name: 'Off topic' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(category).toContainText('Off topic');
  await expect(category).toBeFocused();
  await page.keyboard.press('Tab');
  const title = composer.getByRole('textbox', { name: 'Title' });
  await expect(title).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(composer).toBeHidden();

  await page.goto('/c/help');
  await expectConnection(page, 'live');
  await page.keyboard.press('c');
  await expect(category).toContainText('Help and how-to');
  await expect(title).toBeFocused();
  const words = unique('A title that is kept');
  await page.keyboard.type(words);
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await expect(title).toHaveValue(words);
  await expect(composer.getByRole('textbox', { name: 'Text, in Markdown' })).toBeFocused();
  await composer.getByRole('button', { name: 'Discard' }).click();
});

test('F6 goes from part to part of the page and back, also out of a text', async ({ site, enter }) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const { id } = await bob.startTopic(unique('In parts'));
  await bob.reply(id, 'A reply to land on.');
  const page = await enter('alice', `/t/${id}`);
  await expectConnection(page, 'live');
  const isIn = (part: Locator) =>
    expect.poll(() => part.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  const sidebar = page.getByRole('complementary', { name: 'Tidings' });
  const rail = page.getByRole('complementary').last();
  await expect(page.getByRole('article').nth(1)).toBeVisible();
  await page.keyboard.press('F6');
  await expect(page.getByRole('article').first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.getByRole('article').nth(1)).toBeFocused();
  await page.keyboard.press('F6');
  await isIn(rail);
  await page.keyboard.press('F6');
  await expect(page.getByRole('button', { name: 'Reply to this topic' })).toBeFocused();
  await page.keyboard.press('Enter');
  const text = page.getByRole('textbox', { name: 'Text, in Markdown' });
  await expect(text).toBeFocused();
  await page.keyboard.press('F6');
  await isIn(sidebar);
  await page.keyboard.press('Shift+F6');
  await expect(text).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Reply to this topic' })).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await isIn(rail);
  await page.keyboard.press('Shift+F6');
  await expect(page.getByRole('article').nth(1)).toBeFocused();
});

test('a dialog gives the focus back, and who comes back from a topic goes on from its row', async ({ site, enter }) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const title = unique('One to open');
  await bob.startTopic(title);
  await bob.startTopic(unique('One above it'));
  const page = await enter('alice');
  await expectConnection(page, 'live');
  const row = page.getByRole('link', { name: title });
  await row.focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row).toBeFocused();
  await page.keyboard.press('o');
  // A page that is new takes the focus once.
  await expect(page.getByRole('main')).toBeFocused();
  const more = page.getByRole('button', { name: /^More for the post/ }).first();
  await more.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Report…' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
  await page.goBack();
  await expect(row).toBeVisible();
  await page.keyboard.press('j');
  await expect(row).toBeFocused();
});

test('the first post keeps the focus and its menu when the replies come after it', async ({ site, enter }) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const { id } = await bob.startTopic(unique('Slow replies'));
  await bob.reply(id, 'Late to come.');
  const page = await enter('alice', '/');
  await expectConnection(page, 'live');
  let come = () => {};
  const wait = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(/\/api\/topics\/[^/]+\/replies/, async (route) => {
    await wait;
    await route.continue();
  });
  await page.goto(`/t/${id}`);
  const more = page.getByRole('button', { name: /^More for the post/ }).first();
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  come();
  await expect(page.getByText('Late to come.')).toBeVisible();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
});
