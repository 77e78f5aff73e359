import type { Page } from '@playwright/test';
import { people, row, rows } from '../src/pages/inbox-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

type Put = { items: { snoozedUntil: string | null }[] };
const choose = async (page: Page, ...words: string[]) => {
  for (const one of words) {
    await row(page, one).hover();
    await row(page, one).getByRole('checkbox').check();
  }
};
const toolbar = (page: Page, name: string) => page.getByRole('toolbar').getByRole('button', { name });

test('undo brings back what was, not more: what was read before stays read', async ({ site, enter }) => {
  const { me, mentions, items } = await people(site.main.api.url);
  await mentions('first', 'second');
  const page = await enter(me, '/inbox');
  await expectConnection(page, 'live');
  await me.put(`/api/notifications/${(await items())[0]?.id}/read`);
  await expect(row(page, 'second')).not.toHaveAttribute('data-unread');
  await choose(page, 'first', 'second');
  await toolbar(page, 'Mark as read').click();
  await expect(row(page, 'first')).not.toHaveAttribute('data-unread');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(row(page, 'first')).toHaveAttribute('data-unread', 'true');
  await expect.poll(async () => (await items()).map(({ readAt }) => readAt === null)).toEqual([false, true]);
  await expect(row(page, 'second')).not.toHaveAttribute('data-unread');
});

test('undo of a snooze, or of archiving what was snoozed, brings the snooze back that was there', async ({
  site,
  enter,
}) => {
  const { me, mentions, items } = await people(site.main.api.url);
  await mentions('later');
  const until = new Date(Date.now() + 50 * 3_600_000).toISOString();
  await me.put(`/api/notifications/${(await items())[0]?.id}/snooze`, { until });
  const snoozed = async () => (await me.get<Put>('/api/notifications?filter=snoozed')).items;
  const page = await enter(me, '/inbox?filter=snoozed');
  await expectConnection(page, 'live');
  await row(page, 'later').hover();
  await row(page, 'later').getByRole('button', { name: 'Snooze' }).click();
  await page.getByRole('menuitem', { name: 'In an hour' }).click();
  await expect.poll(async () => (await snoozed())[0]?.snoozedUntil === until).toBe(false);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect.poll(async () => (await snoozed())[0]?.snoozedUntil).toBe(until);
  await choose(page, 'later');
  await toolbar(page, 'Done: archive').click();
  await expect.poll(async () => (await snoozed()).length).toBe(0);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect.poll(async () => (await snoozed())[0]?.snoozedUntil).toBe(until);
});

test('a double press puts away one, not what came into its place', async ({ site, enter }) => {
  const { me, mentions, items } = await people(site.main.api.url);
  await mentions('first', 'second', 'third', 'fourth');
  const page = await enter(me, '/inbox');
  await expectConnection(page, 'live');
  /** As a hand does it: the second press after the first was seen. */
  const pressTwice = async (x: number, y: number, seen: () => Promise<void>) => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.up();
    await seen();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
  };
  const middle = async (of: ReturnType<typeof row>, name: string) => {
    await of.hover();
    const box = await of.getByRole('button', { name }).boundingBox();
    if (!box) throw new Error(`${name} is not shown`);
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  await pressTwice(...(await middle(row(page, 'fourth'), 'Done: archive')), () => expect(rows(page)).toHaveCount(3));
  await expect.poll(async () => (await items()).length).toBe(3);
  await row(page, 'third').getByRole('link').click();
  const pane = page.getByRole('region', { name: /mentioned you/ }).first();
  await expect(pane).toContainText('third');
  await pressTwice(...(await middle(pane, 'Delete')), () => expect(pane).toContainText('second'));
  await expect(rows(page)).toHaveCount(2);
  await row(page, 'first').getByRole('link').click();
  await expect.poll(async () => (await items()).filter(({ readAt }) => readAt !== null).length).toBe(2);
  expect(await items()).toHaveLength(2);
});
