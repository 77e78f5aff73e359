import { list, people, row, rows } from '../src/pages/inbox-page.ts';
import { toast } from '../src/pages/notification-settings-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const markAll = { name: 'Mark all as read' } as const;

test('what waits behind the pill was not shown, and is not marked as read with the rest', async ({ site, enter }) => {
  const { me, mentions, mention, items } = await people(site.main.api.url);
  await mentions(...Array.from({ length: 16 }, (_, index) => `number ${index}`));
  const page = await enter(me, '/inbox');
  await expectConnection(page, 'live');
  await expect(row(page, 'number 15')).toBeVisible();
  await list(page).hover();
  await page.mouse.wheel(0, 400);
  await mention('never shown');
  await expect(page.getByRole('button', { name: /1 new/ })).toBeVisible();
  await page.getByRole('button', markAll).click();
  await expect.poll(async () => (await items()).filter(({ readAt }) => readAt === null).length).toBe(1);
  expect((await items())[0]).toMatchObject({ readAt: null });
});

test('under the bell "mark all as read" marks what is listed there, and nothing of another kind', async ({
  site,
  enter,
}) => {
  const { me, bob, topic, items } = await people(site.main.api.url);
  await bob.put(`/api/topics/${topic.id}/like`);
  await expect.poll(async () => (await items()).length).toBe(1);
  await bob.reply(topic.id, `@${me.username} look`);
  await expect.poll(async () => (await items()).length).toBe(2);
  const page = await enter(me, '/');
  await page.getByRole('button', { name: 'Inbox, 2 unread' }).click();
  const popover = page.getByRole('dialog', { name: 'Inbox' });
  await popover.getByRole('button', { name: 'Mentions' }).click();
  await expect(rows(page)).toHaveCount(1);
  await popover.getByRole('button', markAll).click();
  await expect(page.getByRole('button', { name: 'Inbox, 1 unread' })).toBeVisible();
  await expect.poll(async () => (await items()).map(({ readAt }) => readAt === null)).toEqual([false, true]);
});

test('a toast stays while others are marked as read, of another kind or up to before it; pressed, it is read', async ({
  site,
  enter,
}) => {
  const { me, bob, topic, mention, items } = await people(site.main.api.url);
  await bob.put(`/api/topics/${topic.id}/like`);
  await expect.poll(async () => (await items()).length).toBe(1);
  const page = await enter(me, '/');
  await expectConnection(page, 'live');
  await mention('stays');
  await expect(toast(page)).toContainText('stays');
  await toast(page).hover();
  await me.put('/api/notifications/read-all', { upTo: 1_000_000, category: 'reactions' });
  await expect(page.getByRole('button', { name: 'Inbox, 1 unread' })).toBeVisible();
  await expect(toast(page)).toContainText('stays');
  await toast(page).getByRole('link', { name: 'Open topic' }).click();
  await expect(page).toHaveURL(/\/t\//);
  await expect.poll(async () => (await items()).every(({ readAt }) => readAt !== null)).toBe(true);
});

test('one filter of the inbox is the current one', async ({ site, enter }) => {
  const { me } = await people(site.main.api.url);
  const page = await enter(me, '/inbox');
  const current = page.getByRole('main').locator('a[aria-current="page"]');
  for (const name of ['All', 'Unread', 'Mentions', 'Snoozed', 'Archived']) {
    await page
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .last()
      .click();
    await expect(current).toHaveText([new RegExp(`^${name}`)]);
  }
});
