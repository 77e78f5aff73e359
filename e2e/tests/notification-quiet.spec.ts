import type { Page } from '@playwright/test';
import { bell, box, choose, dnd, next, path, people, saved, toast } from '../src/pages/notification-settings-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

test('do not disturb leaves the badge and takes the toast, on every device; when it ends, one says what came', async ({
  site,
  enter,
}) => {
  const { me, mention } = await people(site.main.api.url);
  const settings = await enter(me, path);
  const reader = await enter(me, '/');
  for (const page of [settings, reader]) await expectConnection(page, 'live');
  await choose(settings, 'Do not disturb', 'For 1 hour');
  await expect(dnd(settings)).toContainText(/Until \w{3} \d\d:\d\d/);
  await expect(next(settings)).toContainText('Do not disturb is on until');
  await mention('a first one');
  await mention('a second one');
  for (const page of [settings, reader]) {
    await expect(bell(page, 2)).toBeVisible();
    await expect(toast(page)).toHaveCount(0);
  }
  await choose(settings, 'Do not disturb', 'Off');
  for (const page of [settings, reader]) await expect(toast(page)).toContainText('While it was quiet: 2 new');
  await expect(next(settings)).toContainText('Now');
  await mention('a third one');
  for (const page of [settings, reader]) await expect(toast(page).filter({ hasText: 'a third one' })).toBeVisible();
});

test('in calm mode only the badge counts', async ({ site, enter }) => {
  const { me, mention } = await people(site.main.api.url);
  const page = await enter(me, path);
  await expectConnection(page, 'live');
  await page.getByRole('switch', { name: 'Calm mode' }).click();
  await expect(saved(page)).toBeVisible();
  await expect(next(page)).toContainText('Not in calm mode');
  await mention('calmly');
  await expect(bell(page, 1)).toBeVisible();
  await expect(toast(page)).toHaveCount(0);
  await page.getByRole('switch', { name: 'Calm mode' }).click();
  await mention('aloud');
  await expect(toast(page)).toContainText('aloud');
});

test('a toast is heard where sound is on, once something was pressed, and in one tab alone', async ({
  site,
  enter,
}) => {
  const { me, mention } = await people(site.main.api.url);
  await me.put('/api/notifications/preferences', { sound: true });
  const page = await enter(me, '/', {
    prepare: async (context) => {
      await context.addInitScript(() => {
        // The tool that drives the page counts as somebody who presses something.
        let pressed = false;
        const press = () => {
          pressed = true;
        };
        for (const name of ['keydown', 'pointerdown']) window.addEventListener(name, press, true);
        const activation = { get: () => ({ hasBeenActive: pressed }) };
        Object.defineProperty(Navigator.prototype, 'userActivation', activation);
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...when) {
          document.documentElement.dataset.tones = String(Number(document.documentElement.dataset.tones ?? 0) + 1);
          return start.apply(this, when);
        };
      });
    },
  });
  const tones = (tab: Page) => tab.evaluate(() => Number(document.documentElement.dataset.tones ?? 0));
  await expectConnection(page, 'live');
  await mention('before');
  await expect(toast(page)).toContainText('before');
  expect(await tones(page)).toBe(0);
  const other = await page.context().newPage();
  await other.goto('/');
  await expectConnection(other, 'live');
  await other.keyboard.press('Shift');
  await other.getByRole('main').click({ position: { x: 2, y: 2 } });
  await mention('after');
  await expect(toast(other).filter({ hasText: 'after' })).toBeVisible();
  await expect.poll(() => tones(other)).toBe(1);
  expect(await tones(page)).toBe(0);
});

test('quiet hours are set and kept with the keyboard alone, and the picture follows', async ({ site, enter }) => {
  const { me } = await people(site.main.api.url);
  await me.patch('/api/me', { timeZone: 'Europe/Berlin' });
  const page = await enter(me, path);
  const picture = page.getByRole('img', { name: /^Quiet/ });
  await expect(page.getByRole('switch', { name: 'Quiet hours' })).toBeVisible();
  await box(page, 'Mentions').focus();
  await expect(box(page, 'Mentions')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(box(page, 'Replies to you')).toBeFocused();
  await expect(page.getByText(/^Replies to you: in your inbox at once/)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(box(page, 'Replies to you')).not.toBeChecked();
  await page.getByRole('switch', { name: 'Quiet hours' }).focus();
  await page.keyboard.press('Space');
  await expect(picture).toHaveAccessibleName('Quiet from 22:00 to 08:00 every day');
  await expect(picture.locator('[data-now]')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Quiet from', { exact: true })).toBeFocused();
  await page.keyboard.type('2130');
  await page.keyboard.press('Enter');
  await expect(picture).toHaveAccessibleName('Quiet from 21:30 to 08:00 every day');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(picture).toHaveAccessibleName('Quiet from 22:45 to 08:00 every day');
  await page.keyboard.type('9.7');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Quiet from', { exact: true })).toHaveValue('22:45');
  await page.getByRole('combobox', { name: 'Weekend' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'As on weekdays' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'All day' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(picture).toHaveAccessibleName('Quiet from 22:45 to 08:00 on weekdays, and all weekend');
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(picture).toHaveAccessibleName('Quiet from 22:45 to 08:00 on weekdays, and all weekend');
  await expect(box(page, 'Replies to you')).not.toBeChecked();
  await expect(page.getByRole('link', { name: /^Time zone: Berlin/ })).toBeVisible();
});
