import type { Page } from '@playwright/test';
import { expectAccessible } from '../src/axe.ts';
import { people, row, rows } from '../src/pages/inbox-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const context = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function menuOf(page: Page, words: string, item: string | RegExp): Promise<void> {
  await row(page, words)
    .getByRole('button', { name: /^More about/ })
    .tap();
  await page.getByRole('menuitem', { name: item }).tap();
}

test('on a phone every act is reached from the item: read, done, snooze, delete, mute and why', async ({
  site,
  enter,
}) => {
  const { me, mentions, items } = await people(site.main.api.url);
  await mentions('first', 'second', 'third', 'fourth');
  const page = await enter(me, '/inbox', { context });
  await expectConnection(page, 'live');
  await expect(rows(page)).toHaveCount(4);
  await menuOf(page, 'fourth', 'Mark as read');
  await expect(row(page, 'fourth')).not.toHaveAttribute('data-unread');
  await menuOf(page, 'fourth', 'Done: archive');
  await expect(row(page, 'fourth')).toHaveCount(0);
  await menuOf(page, 'third', 'Snooze: Tomorrow at 08:00');
  await expect(row(page, 'third')).toHaveCount(0);
  await menuOf(page, 'second', 'Delete');
  await expect(row(page, 'second')).toHaveCount(0);
  await expect.poll(async () => (await items()).length).toBe(1);

  await menuOf(page, 'first', 'Why am I getting this?');
  const why = page.getByRole('dialog', { name: 'Why am I getting this?' });
  await expect(why).toContainText('wrote your name.');
  await expect(why.getByRole('button', { name: '1 hour' })).toBeVisible();
  await expectAccessible(page, 'why');
  await why.getByRole('button', { name: 'Something else…' }).tap();
  const mute = page.getByRole('dialog', { name: 'Mute' });
  await mute.getByRole('radio', { name: /^All from/ }).check();
  await mute.getByRole('button', { name: 'For ever' }).tap();
  await expect(mute).toBeHidden();
  const mutes = async () => (await me.get<{ items: { targetType: string }[] }>('/api/mutes')).items;
  await expect.poll(mutes).toMatchObject([{ targetType: 'person' }]);
  await page.getByRole('button', { name: 'Undo' }).tap();
  await expect.poll(mutes).toEqual([]);
});

test('on a phone several are chosen and put away at once', async ({ site, enter }) => {
  const { me, mentions, arrived } = await people(site.main.api.url);
  await mentions('first', 'second', 'third');
  const page = await enter(me, '/inbox', { context });
  await expectConnection(page, 'live');
  await menuOf(page, 'third', 'Choose several');
  await page
    .getByRole('checkbox', { name: /mentioned you/ })
    .nth(1)
    .check();
  const bar = page.getByRole('toolbar', { name: '2 chosen' });
  await expectAccessible(page, 'choosing');
  await bar.getByRole('button', { name: 'Done: archive' }).tap();
  await expect(rows(page)).toHaveCount(1);
  await arrived(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
