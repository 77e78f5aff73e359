import { Member, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';
import { post } from '../src/topic-page.ts';

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
