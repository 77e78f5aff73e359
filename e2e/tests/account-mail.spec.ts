import type { Page } from '@playwright/test';
import { expectAccessible } from '../src/axe.ts';
import { Member, PASSWORD } from '../src/member.ts';
import { type Site, startSite } from '../src/site.ts';
import { expect, expectConnection, test } from '../src/test.ts';

let mailed: Site;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  mailed = await startSite({ mails: true });
});
test.afterAll(() => mailed.close());

/** Opens a mail in the mailbox of the development server, and what its button leads to. */
async function press(page: Page, to: string, subject: string, button: RegExp): Promise<Page> {
  const mail = page.getByRole('link', { name: subject }).filter({ hasText: to }).first();
  await expect(async () => {
    await page.goto(String(mailed.mailbox));
    await expect(mail).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await mail.click();
  const opened = page.context().waitForEvent('page');
  await page.frameLocator('iframe').getByRole('link', { name: button }).click();
  return await opened;
}

const field = (page: Page, name: string) => page.getByRole('main').getByLabel(name, { exact: true });

test('ACC-1: an address is confirmed, a forgotten password replaced and the address changed, each by a link in a mail', async ({
  visit,
  enter,
}) => {
  test.slow();
  const at = mailed.main;
  const email = 'mia@example.org';
  const page = await visit('/register', { at });
  await field(page, 'User name').fill('mia-mail');
  await field(page, 'E-mail').fill(email);
  await field(page, 'Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expectConnection(page, 'live');
  const banner = page.getByText(`a mail with a link went to ${email}`);
  await expect(banner).toBeVisible();

  const mailbox = await page.context().newPage();
  const verify = await press(mailbox, email, 'Confirm your address', /^Confirm mia@/);
  await verify.getByRole('button', { name: 'Confirm this address' }).click();
  await expect(verify.getByRole('heading', { name: 'Your address is confirmed' })).toBeVisible();
  await verify.getByRole('link', { name: 'Go on' }).press('Enter');
  await expectConnection(verify, 'live');
  await expect(verify.getByText(`a mail with a link went to ${email}`)).toHaveCount(0);

  const elsewhere = await enter(await Member.signIn(at.api.url, 'mia-mail'), '/', { at });
  await expectConnection(elsewhere, 'live');
  const forgot = await visit('/forgot', { at });
  await field(forgot, 'E-mail or name').fill(email);
  await forgot.getByRole('button', { name: 'Mail me a link' }).click();
  await expect(forgot.getByText('a mail is on its way')).toBeVisible();
  const reset = await press(mailbox, email, 'A new password for', /^Choose a new password/);
  const next = 'another long password';
  await field(reset, 'New password').fill(next);
  await reset.getByRole('button', { name: 'Set new password' }).click();
  await expect(reset.getByRole('heading', { name: 'Your new password is set' })).toBeVisible();
  for (const ended of [page, elsewhere]) {
    await expect(ended.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  }
  await reset.getByRole('link', { name: 'Sign in' }).press('Enter');
  await expect(reset.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await field(reset, 'E-mail or name').fill(email);
  await reset.locator('input[type=password]').fill(next);
  await reset.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expectConnection(reset, 'live');

  await reset.goto('/settings/notifications/check');
  await expect(reset.getByRole('listitem').filter({ hasText: `may come to ${email}` })).toBeVisible();
  await reset.getByRole('button', { name: 'Send a test' }).click();
  await expect(reset.getByRole('log', { name: 'Test message' })).toContainText('Kept in the mailbox');

  await reset.goto('/settings');
  await reset.getByRole('button', { name: 'Change address' }).click();
  await field(reset, 'New address').fill('mia@elsewhere.example');
  await field(reset, 'Your password').fill(next);
  await reset.getByRole('button', { name: 'Mail a link there' }).click();
  await expect(reset.getByRole('status').filter({ hasText: 'on its way to mia@elsewhere.example' })).toBeVisible();
  const changed = await press(mailbox, 'mia@elsewhere.example', 'Confirm your address', /^Confirm mia@/);
  await expect(
    mailbox.getByRole('link', { name: 'Your address is about to change' }).filter({ hasText: email }),
  ).toBeVisible();
  await changed.getByRole('button', { name: 'Confirm this address' }).click();
  await expect(changed.getByText('mia@elsewhere.example')).toBeVisible();
  await reset.reload();
  await expect(reset.locator('#setting-email')).toContainText('mia@elsewhere.exampleConfirmed');
});

test('a link that is no good says so and leads on; the pages of links are accessible on a phone in the dark', async ({
  visit,
}) => {
  const token = 'x'.repeat(43);
  const page = await visit('/forgot', {
    at: mailed.main,
    context: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  });
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await expect(field(page, 'E-mail or name')).toBeFocused();
  await expectAccessible(page, 'forgot, refused');
  await page.goto(`/reset#${token}`);
  await field(page, 'New password').fill(PASSWORD);
  await expectAccessible(page, 'reset');
  await page.getByRole('button', { name: 'Set new password' }).click();
  await expect(page.getByRole('alert')).toContainText('ran out');
  await expect(page.getByRole('link', { name: 'Ask for another' })).toBeFocused();
  await expectAccessible(page, 'reset, no good');
  await page.goto(`/verify#${token}`);
  await expectAccessible(page, 'verify');
  await page.getByRole('button', { name: 'Confirm this address' }).click();
  await expect(page.getByRole('link', { name: 'Sign in to ask for another' })).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('ACC-2: who is invited by mail registers with a confirmed address; a link is made, listed and taken back', async ({
  visit,
  enter,
}) => {
  test.slow();
  const at = mailed.main;
  const page = await enter(await Member.register(at.api.url, 'Ina Inviter'), '/settings/invitations', { at });
  await expect(page.getByText('Nobody is invited now.')).toBeVisible();
  await field(page, 'E-mail address (optional)').fill('guest@example.org');
  await page.getByRole('button', { name: 'Mail the invitation' }).click();
  await expect(page.getByText('on its way to guest@example.org')).toBeVisible();
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(page.locator('code').filter({ hasText: '/register#' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Link for 1 person' })).toBeVisible();
  await expectAccessible(page, 'invitations');
  await page.getByRole('button', { name: 'Take back: Link for 1 person' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Link for 1 person' })).toHaveCount(0);

  const guest = await press(
    await visit('/', { at }),
    'guest@example.org',
    'Ina Inviter invites you',
    /^Create an account/,
  );
  await expect(guest.getByText('Ina Inviter invites you. Welcome.')).toBeVisible();
  await expect(field(guest, 'E-mail')).toHaveValue('guest@example.org');
  await expectAccessible(guest, 'register, invited');
  await field(guest, 'User name').fill('guest-of-ina');
  await field(guest, 'Password').fill(PASSWORD);
  await guest.getByRole('button', { name: 'Create account' }).click();
  await expectConnection(guest, 'live');
  await expect(guest.getByText('Confirm your address')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Nobody is invited now.')).toBeVisible();
});
