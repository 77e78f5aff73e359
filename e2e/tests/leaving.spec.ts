import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { DatabaseClient } from '@tidings/testing';
import { unzipSync } from 'fflate';

import { expectAccessible } from '../src/axe.ts';
import { Member, PASSWORD, unique } from '../src/member.ts';
import type { Site } from '../src/site.ts';
import { expect, expectConnection, test } from '../src/test.ts';

/** Asks for the account to be deleted, as its member would. */
async function askDeletion(page: Page, choice: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Delete account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete account' });
  await dialog.getByLabel(choice).check();
  await dialog.getByLabel('Your password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Delete my account' }).click();
}

/** The time to think it over has passed. */
async function hurry({ databaseUrl }: Site, userId: string): Promise<void> {
  const client = new DatabaseClient({ connectionString: databaseUrl });
  await client.connect();
  await client.query('UPDATE account_deletion SET due_at = now() WHERE user_id = $1', [userId]);
  await client.query('UPDATE job SET due_at = now() WHERE unique_key = $1', [`identity:delete:${userId}`]);
  await expect
    .poll(async () => (await client.query('SELECT FROM account_deletion WHERE user_id = $1', [userId])).rowCount)
    .toBe(0);
  await client.end();
}

test('ACC-3: a member takes along what is theirs, goes, comes back in time and stays', async ({ site, enter }) => {
  test.slow();
  const robin = await Member.register(site.main.api.url, 'Robin Ahlers');
  const title = unique('Words of Robin');
  await robin.startTopic(title);
  const page = await enter(robin, '/settings');
  await expectConnection(page, 'live');
  await page.getByRole('button', { name: 'Get an archive' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your data' });
  await expectAccessible(page, 'the archive is asked for');
  await dialog.getByLabel('Your password', { exact: true }).fill('not the password');
  await dialog.getByRole('button', { name: 'Make the archive' }).click();
  await expect(dialog.getByText('That is not your current password.')).toBeVisible();
  await dialog.getByLabel('Your password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Make the archive' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save it' }).click();
  const files = unzipSync(new Uint8Array(readFileSync(await (await saving).path())));
  const topics = JSON.parse(new TextDecoder().decode(files['topics.json']));
  expect(topics.map((topic: { title: string }) => topic.title)).toEqual([title]);
  expect(new TextDecoder().decode(files['README.txt'])).toContain('topics.json');

  const elsewhere = await enter(robin);
  await expectConnection(elsewhere, 'live');
  await page.getByRole('button', { name: 'Delete account' }).click();
  await expectAccessible(page, 'the account is to be deleted');
  await page.keyboard.press('Escape');
  await askDeletion(page, /^It stays/);
  await expect(page.getByText('Your account will be deleted on')).toBeVisible();
  await expect(elsewhere.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).first().click();
  await page.getByLabel('E-mail or name').fill(robin.username);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Welcome back. Your account stays.')).toBeVisible();
  await expectConnection(page, 'live');
});

test('ACC-3: who goes is a deleted member where their posts stay, and their posts leave open pages where they go', async ({
  site,
  enter,
}) => {
  test.slow();
  const at = site.main.api.url;
  const [bob, stays, goes] = [
    await Member.signIn(at, 'bob'),
    await Member.register(at, 'Stella Bleibt'),
    await Member.register(at, 'Gero Geht'),
  ];
  const topic = await bob.startTopic(unique('Who was it'), 'help', `Ask @${stays.username}.`);
  await stays.reply(topic.id, 'These words stay.');
  await goes.reply(topic.id, 'These words go.');
  const page = await enter(bob, `/t/${topic.id}`);
  await expectConnection(page, 'live');
  await expect(page.getByText('These words go.')).toBeVisible();

  const second = await enter(goes, '/settings');
  await askDeletion(second, /^It is deleted/);
  await expect(second.getByText('Your account will be deleted on')).toBeVisible();
  await hurry(site, goes.id);
  await expect(page.getByText('These words go.')).toHaveCount(0);

  const first = await enter(stays, '/settings');
  await askDeletion(first, /^It stays/);
  await expect(first.getByText('Your account will be deleted on')).toBeVisible();
  await hurry(site, stays.id);
  await page.reload();
  await expect(page.getByText('These words stay.')).toBeVisible();
  const post = page.getByRole('article').filter({ hasText: 'These words stay.' });
  await expect(post.getByText('Deleted member', { exact: true })).toBeVisible();
  await expect(post.getByRole('link', { name: 'Deleted member' })).toHaveCount(0);
  await expect(page.getByText('Ask @Deleted member.')).toBeVisible();
  await expect(page.getByText('Stella Bleibt')).toHaveCount(0);
  await expectAccessible(page, 'a deleted member');
});
