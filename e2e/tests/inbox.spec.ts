import type { Page } from '@playwright/test';
import { expectAccessible } from '../src/axe.ts';
import { people, row, rows } from '../src/pages/inbox-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const badge = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Inbox/ });

test('what comes is counted at once in bell, menu and title, on every tab, and shown once', async ({ site, enter }) => {
  const { me, mention } = await people(site.main.api.url);
  const page = await enter(me, '/');
  const other = await page.context().newPage();
  await other.goto('/');
  await expectConnection(page, 'live');
  await expectConnection(other, 'live');
  await mention('look at this');
  for (const tab of [page, other]) {
    await expect(tab.getByRole('button', { name: 'Inbox, 1 unread' })).toBeVisible();
    await expect(tab).toHaveTitle(/^\(1\) /);
    await expect(tab.getByRole('link', { name: /^Inbox/ })).toContainText('1 unread');
    await expect(tab.locator('link[rel="icon"]')).toHaveAttribute('type', 'image/png');
  }
  const shown = async () =>
    (await Promise.all([page, other].map((tab) => tab.locator('[data-sonner-toast]').count()))).reduce((a, b) => a + b);
  await expect.poll(shown).toBe(1);
  await page.getByRole('button', { name: 'Inbox, 1 unread' }).click();
  const popover = page.getByRole('dialog', { name: 'Inbox' });
  await popover.getByRole('link', { name: /look at this/ }).click();
  await expect(popover).toBeHidden();
  await expect(page).toHaveURL(/\/t\//);
  await expect(other.getByRole('button', { name: 'Inbox', exact: true })).toBeVisible();
  await expect(other).not.toHaveTitle(/^\(/);
  await expect.poll(shown).toBe(0);
});

test('what opens is read; done goes to the next, is undone with a key, and all follows on another device', async ({
  site,
  enter,
}) => {
  const { me, mentions } = await people(site.main.api.url);
  await mentions('first', 'second', 'third');
  const page = await enter(me, '/inbox');
  const device = await enter(me, '/inbox');
  await expectConnection(page, 'live');
  await expectConnection(device, 'live');
  await expect(rows(page)).toHaveCount(3);
  await row(page, 'third').getByRole('link').click();
  await expect(page.getByRole('region', { name: /mentioned you/ })).toContainText('third');
  await expect(row(device, 'third')).not.toHaveAttribute('data-unread');
  await expect(badge(device)).toHaveAccessibleName('Inbox, 2 unread');
  await page.keyboard.press('e');
  await expect(row(page, 'third')).toHaveCount(0);
  await expect(page.getByRole('region', { name: /mentioned you/ })).toContainText('second');
  await expect(rows(device)).toHaveCount(2);
  await page.keyboard.press('z');
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(device)).toHaveCount(3);
  await expect(rows(page).first()).toContainText('third');
  await page.keyboard.press('j');
  await expect(page.getByRole('region', { name: /mentioned you/ })).toContainText('first');
  await page.keyboard.press('u');
  await expect(badge(page)).toHaveAccessibleName('Inbox, 1 unread');
});

test('marking all as read leaves what came later, and is undone', async ({ site, enter }) => {
  const { me, mention, mentions } = await people(site.main.api.url);
  await mentions('first', 'second');
  const page = await enter(me, '/inbox');
  await expectConnection(page, 'live');
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(badge(page)).toHaveAccessibleName('Inbox');
  await mention('third');
  await expect(badge(page)).toHaveAccessibleName('Inbox, 1 unread');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(badge(page)).toHaveAccessibleName('Inbox, 3 unread');
  await expect(page.locator('article[data-unread]')).toHaveCount(3);
});

test('several are chosen and put away at once; what is snoozed waits in its list', async ({ site, enter }) => {
  const { me, mentions } = await people(site.main.api.url);
  await mentions('first', 'second', 'third');
  const page = await enter(me, '/inbox');
  await expectConnection(page, 'live');
  await row(page, 'third').hover();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('checkbox').nth(1).check();
  const bar = page.getByRole('toolbar', { name: '2 chosen' });
  await bar.getByRole('button', { name: 'Done: archive' }).click();
  await expect(rows(page)).toHaveCount(1);
  await row(page, 'first').getByRole('link').focus();
  await page.keyboard.press('s');
  await page.getByRole('menuitem', { name: 'Tomorrow at 08:00' }).click();
  await expect(page.getByRole('heading', { name: 'All calm' })).toBeVisible();
  await page.getByRole('link', { name: 'Snoozed' }).click();
  await expect(row(page, 'first')).toBeVisible();
  await page.getByRole('link', { name: 'Archived' }).click();
  await expect(rows(page)).toHaveCount(2);
});

test('offline an act shows at once, waits, and is done when the connection is back', async ({ site, enter }) => {
  const { me, mention, items, arrived } = await people(site.main.api.url);
  await mention('first');
  await arrived(1);
  const page = await enter(me, '/inbox');
  await expectConnection(page, 'live');
  await expect(row(page, 'first')).toBeVisible();
  await page.context().setOffline(true);
  await row(page, 'first').hover();
  await row(page, 'first').getByRole('button', { name: 'Done: archive' }).click();
  await expect(rows(page)).toHaveCount(0);
  await expect(badge(page)).toHaveAccessibleName('Inbox');
  expect(await items()).toHaveLength(1);
  await page.context().setOffline(false);
  await arrived(0);
  await expect(rows(page)).toHaveCount(0);
});

test('what was taken back leaves every list with its toast', async ({ site, enter }) => {
  const { me, bob, mention } = await people(site.main.api.url);
  const page = await enter(me, '/');
  await expectConnection(page, 'live');
  const { id } = await mention('a slip');
  await expect(page.locator('[data-sonner-toast]')).toContainText('a slip');
  await bob.delete(`/api/replies/${id}`);
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Inbox', exact: true })).toBeVisible();
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test(`the inbox is accessible, ${viewport.width} wide`, async ({ site, enter }) => {
    const { me, bob, topic, mention, arrived } = await people(site.main.api.url);
    await mention('and this is a long line that goes on and on until there is no room for it in the row any more');
    await bob.put(`/api/topics/${topic.id}/like`);
    await arrived(2);
    const page = await enter(me, '/inbox', { context: { viewport } });
    await expect(rows(page)).toHaveCount(2);
    await expectConnection(page, 'live');
    await expectAccessible(page, 'list');
    await row(page, 'long line').getByRole('link').click();
    await expect(page.getByRole('region', { name: /mentioned you/ })).toBeVisible();
    await expectAccessible(page, 'one open');
    if (viewport.width < 768) return;
    await badge(page).click();
    await expect(page.getByRole('dialog', { name: 'Inbox' }).getByRole('article')).toHaveCount(2);
    await expectAccessible(page, 'popover');
  });
