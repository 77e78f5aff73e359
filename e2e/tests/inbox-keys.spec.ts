import { people } from '../src/pages/inbox-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

test('under the bell arrows go from one to the next, Enter opens it, Escape closes and gives the focus back', async ({
  site,
  enter,
}) => {
  const { me, mentions } = await people(site.main.api.url);
  await mentions('first', 'second', 'third');
  const page = await enter(me, '/');
  await expectConnection(page, 'live');
  // The pane comes after its frame, which has the focus until then.
  await page.route(/\/assets\/inbox-popover-/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  const bell = page.getByRole('banner').getByRole('button', { name: /^Inbox/ });
  const pane = page.getByRole('dialog', { name: 'Inbox' });
  await bell.press('Enter');
  await expect(pane.getByRole('article')).toHaveCount(3);
  const link = (words: string) => pane.getByRole('link', { name: new RegExp(words) });
  await page.keyboard.press('ArrowDown');
  await expect(link('third')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(link('second')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(link('third')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();
  await expect(bell).toBeFocused();
  await bell.press('Enter');
  await expect(pane.getByRole('article')).toHaveCount(3);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(pane).toBeHidden();
  await expect(page).toHaveURL(/\/t\/.*#reply-2/);
  await expect(bell).toHaveAccessibleName('Inbox, 2 unread');
});
