import type { Page } from '@playwright/test';
import { expectAccessible } from '../src/axe.ts';
import { Member } from '../src/member.ts';
import { box, path, people, saved } from '../src/pages/notification-settings-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

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
