import type { Page } from '@playwright/test';
import { Member, PASSWORD, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const other = 'another long password';

async function changePassword(page: Page, from: string, to: string): Promise<void> {
  await page.getByLabel('Current password').fill(from);
  await page.getByLabel('New password').fill(to);
  await page.getByRole('button', { name: 'Change password' }).click();
}

test('a changed password keeps this browser signed in and live in all its tabs, though the answer got lost, and ends the others', async ({
  site,
  enter,
}) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const robin = await Member.register(site.main.api.url);
  const elsewhere = await enter(robin);
  const list = await enter(robin);
  await expectConnection(list, 'live');
  const page = await list.context().newPage();
  await page.goto('/settings');
  await expectConnection(page, 'live');
  let lost = 0;
  await page.route(
    '**/api/me/password',
    async (route) => {
      lost += 1;
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await changePassword(page, PASSWORD, other);
  await expect(page.getByText('Password changed.')).toBeVisible();
  expect(lost).toBe(1);
  await expect(elsewhere.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  for (const one of [page, list]) await expectConnection(one, 'live');
  const title = unique('After the change');
  await bob.startTopic(title);
  await expect(list.getByText(title)).toBeVisible();
  await list.reload();
  await expectConnection(list, 'live');
});
