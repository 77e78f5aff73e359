import type { Page } from '@playwright/test';
import { expectAccessible } from '../src/axe.ts';
import { Member, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

type Inbox = { items: { id: string }[] };
const path = '/settings/notifications';
const toast = (page: Page) => page.locator('[data-sonner-toast]');
const bell = (page: Page, count: number) => page.getByRole('button', { name: `Inbox, ${count} unread` });
const box = (page: Page, label: string) => page.getByRole('checkbox', { name: `${label}: in your inbox` });
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved$/ });
const dnd = (page: Page) => page.getByRole('combobox', { name: 'Do not disturb' });
const next = (page: Page) => page.getByRole('region', { name: 'Next interruption possible' });

async function choose(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name }).click();
  await page.getByRole('option', { name: option }).click();
}

/** Somebody new, and Bob, who writes to them. */
async function people(url: string) {
  const [me, bob] = [await Member.register(url, 'Robin Reader'), await Member.signIn(url, 'bob')];
  const topic = await me.startTopic(unique('Tides'));
  let count = 0;
  const mention = async (words: string) => {
    await bob.reply(topic.id, `@${me.username} ${words}`);
    count += 1;
    await expect
      .poll(async () => (await me.get<Inbox>('/api/notifications')).items.length, { timeout: 15_000 })
      .toBe(count);
  };
  return { me, topic, mention };
}

test('a type that is turned off on one device is off on another at once, and stays so', async ({ site, enter }) => {
  const { me } = await people(site.main.api.url);
  const desk = await enter(me, path);
  const phone = await enter(me, path, { context: { viewport: { width: 390, height: 844 } } });
  await expectConnection(desk, 'live');
  await expectConnection(phone, 'live');
  for (const page of [desk, phone]) await expect(box(page, 'Likes')).toBeChecked();
  await box(desk, 'Likes').click();
  await expect(saved(desk)).toBeVisible();
  await expect(box(phone, 'Likes')).not.toBeChecked();
  await expect(desk.getByText('Likes: nothing, not in your inbox either.')).toBeVisible();
  await phone.reload();
  await expect(box(phone, 'Likes')).not.toBeChecked();
  await expect(box(phone, 'Mentions')).toBeChecked();
  await expect(phone.getByRole('checkbox', { name: /^Decisions about you/ })).toHaveCount(0);
});

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
  await page.getByRole('link', { name: 'Muted' }).focus();
  await page.keyboard.press('Tab');
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

test('what is refused goes back and says why where it was wished', async ({ site, enter }) => {
  const { me } = await people(site.main.api.url);
  const page = await enter(me, path);
  await expectConnection(page, 'live');
  await expect(box(page, 'Likes')).toBeChecked();
  await page.route('**/api/notifications/preferences', (route) => route.abort('connectionrefused'));
  await box(page, 'Likes').click();
  const alert = page.getByRole('alert').filter({ hasText: 'That was not saved' });
  await expect(alert).toBeVisible();
  await expect(box(page, 'Likes')).toBeChecked();
  await page.getByRole('switch', { name: 'Sound' }).click();
  await expect(alert).toHaveCount(2);
  await expect(page.getByRole('switch', { name: 'Sound' })).not.toBeChecked();
  await page.unroute('**/api/notifications/preferences');
  await box(page, 'Likes').click();
  await expect(box(page, 'Likes')).not.toBeChecked();
  await expect(alert).toHaveCount(1);
});

test('what is muted is listed with its end, unmuted and muted again; who is blocked is unblocked', async ({
  site,
  enter,
}) => {
  const { me, topic } = await people(site.main.api.url);
  const other = await Member.register(site.main.api.url, 'Nora Noise');
  await me.put('/api/mutes', { targetType: 'topic', targetId: topic.id, exceptMentions: true });
  await me.put('/api/mutes', { targetType: 'type', targetId: 'like' });
  const page = await enter(me, `${path}/muted`);
  const device = await enter(me, `${path}/muted`);
  for (const one of [page, device]) await expectConnection(one, 'live');
  await expect(page.getByRole('link', { name: 'Muted 2' })).toBeVisible();
  await me.put(`/api/users/${other.username}/block`);
  await expect(page.getByRole('link', { name: 'Muted 3' })).toBeVisible();
  const row = (on: Page) => on.getByRole('listitem').filter({ hasText: topic.title });
  await expect(row(page)).toContainText('Topic · until you unmute it · unless you are mentioned');
  await expect(row(page).getByRole('link', { name: topic.title })).toHaveAttribute('href', `/t/${topic.id}`);
  await row(page)
    .getByRole('button', { name: /^Unmute/ })
    .click();
  await expect(row(page)).toContainText('You hear of it again.');
  await expect(row(device)).toHaveCount(0);
  const undo = row(page).getByRole('button', { name: /^Undo/ });
  await expect(undo).toBeFocused();
  await undo.press('Enter');
  await expect(row(device)).toContainText('unless you are mentioned');
  await expect(page.getByText('Likes', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Unblock Nora Noise' }).click();
  await expect(page.getByRole('heading', { name: 'Blocked people' })).toBeHidden();
  await expect(device.getByRole('link', { name: 'Muted 2' })).toBeVisible();
});

test('both pages are accessible, wide and on a phone, in both themes', async ({ site, enter }) => {
  test.slow();
  const { me, topic } = await people(site.main.api.url);
  await me.put('/api/mutes', { targetType: 'topic', targetId: topic.id });
  const quietHours = { on: true, spans: [{ day: 7, from: '23:00', to: '06:00' }] };
  await me.put('/api/notifications/preferences', { quietHours });
  const page = await enter(me, path);
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    await page.goto(path);
    await expect(page.getByRole('img', { name: 'Quiet: Monday 00:00–06:00 and Sunday 23:00–24:00' })).toBeVisible();
    await expectAccessible(page, `what reaches you, ${viewport.width}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    await page.goto(`${path}/muted`);
    await expect(page.getByRole('button', { name: /^Unmute/ })).toBeVisible();
    await expectAccessible(page, `muted, ${viewport.width}`);
  }
});

test('on a phone the next interruption stands above the table and leads to the quiet hours', async ({
  site,
  enter,
}) => {
  const { me } = await people(site.main.api.url);
  const page = await enter(me, path, { context: { viewport: { width: 390, height: 844 } } });
  const heading = page.getByRole('heading', { name: 'Quiet hours' });
  await expect(heading).not.toBeInViewport();
  await page.getByRole('button', { name: 'Quiet hours' }).click();
  await expect(heading).toBeInViewport();
  await expect(heading).toBeFocused();
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await expect(page).toHaveURL(/\/settings$/);
});
