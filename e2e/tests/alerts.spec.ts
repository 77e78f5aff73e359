import type { Page } from '@playwright/test';
import { expectAccessible } from '../src/axe.ts';
import { Member, unique } from '../src/member.ts';
import { alertSources, familyOf, letPatienceEnd } from '../src/pages/alerts-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const menu = (page: Page) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Safety alerts/ });
const row = (page: Page, title: string | RegExp) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title }) });
const card = (page: Page, title: string | RegExp) => page.getByRole('article', { name: title });
const toast = (page: Page, title: string) => page.locator('[data-sonner-toast]').filter({ hasText: title });
const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('combobox', { name: label }).press('Enter');
  await page.getByRole('option', { name: option, exact: true }).press('Enter');
};
const views = (page: Page) => page.getByRole('navigation', { name: 'What of the safety alerts' });

test('an alert stands on every device within a second, is said in a toast and counted; seen to on one, it is on the other', {
  tag: '@alone',
}, async ({ site, enter }) => {
  const url = site.main.api.url;
  const me = await Member.register(url, 'Sam Whitley');
  const send = await alertSources(url);
  // The secret is made before the clock runs.
  await send('hometitle', me, 'Somebody Ltd');
  const [desk, pocket] = [await enter(me, '/alerts'), await enter(me, '/alerts', { context: phone })];
  const elsewhere = await desk.context().newPage();
  await elsewhere.goto('/groups');
  for (const page of [desk, pocket, elsewhere]) await expectConnection(page, 'live');
  await expect(row(desk, /Kaistraße/)).toBeVisible();
  await expect(menu(desk)).toContainText('1 new');
  const owner = unique('Whitlok');
  const seen = [desk, pocket].map((page) =>
    page
      .getByText(owner)
      .first()
      .waitFor({ state: 'attached', timeout: 10_000 })
      .then(() => performance.now()),
  );
  const counted = menu(elsewhere)
    .filter({ hasText: '2 new' })
    .waitFor({ timeout: 10_000 })
    .then(() => performance.now());
  const said = Promise.any(
    [desk, elsewhere].map((page) =>
      toast(page, owner)
        .first()
        .waitFor({ timeout: 10_000 })
        .then(() => performance.now()),
    ),
  );
  const began = performance.now();
  await send('hometitle', me, owner);
  for (const at of [...(await Promise.all(seen)), await counted]) expect(at - began).toBeLessThan(1000);
  expect((await said) - began).toBeLessThan(2000);

  await row(pocket, /Kaistraße/)
    .filter({ hasText: owner })
    .getByRole('link')
    .click();
  await card(pocket, /Kaistraße/)
    .getByRole('button', { name: /^Acknowledge/ })
    .click();
  await expect(row(desk, /Kaistraße/).filter({ hasText: owner })).toContainText('Acknowledged');
  await expect(menu(desk)).toContainText('1 new');
  await desk.goto('/inbox');
  await expect(desk.getByRole('article').filter({ hasText: owner })).toBeVisible();
  await desk.goto('/alerts');
  await card(pocket, /Kaistraße/)
    .getByRole('button', { name: /^Mark resolved/ })
    .click();
  await expect(row(desk, /Kaistraße/).filter({ hasText: owner })).toHaveCount(0);
  await views(desk).getByRole('link', { name: 'Resolved' }).click();
  await expect(row(desk, /Kaistraße/).filter({ hasText: owner })).toBeVisible();
});

test('a critical alert that nobody answers comes to the family, and whoever takes it in hand ends it for both', async ({
  site,
  enter,
}) => {
  const url = site.main.api.url;
  const [sam, amina] = [await Member.register(url, 'Sam Whitley'), await Member.register(url, 'Amina Haddad')];
  await familyOf(sam, amina);
  const send = await alertSources(url);
  const [his, hers] = [await enter(sam, '/alerts'), await enter(amina, '/alerts')];
  for (const page of [his, hers]) await expectConnection(page, 'live');
  const id = await send('darkwatch', sam, unique('Pierline'), 'critical');
  await expect(card(his, /^Your e-mail address and password hash are in a breach/)).toBeVisible();
  await expect(hers.getByText('Nothing to worry about')).toBeVisible();
  await letPatienceEnd(site, id);
  const shared = card(hers, /^Sam Whitley’s e-mail address and password hash are in a breach/);
  await expect(shared).toBeVisible();
  await expect(toast(hers, 'Sam Whitley’s').first()).toBeVisible();
  await shared.getByRole('button', { name: /^Acknowledge/ }).click();
  const his1 = row(his, /^Your e-mail address/);
  await expect(his1).toContainText('Amina Haddad');
  await expect(menu(his)).not.toContainText('new');
});

test('every control of the page does what it says, by keys alone, and is accessible', async ({ site, enter }) => {
  test.setTimeout(120_000);
  const url = site.main.api.url;
  const [sam, amina] = [await Member.register(url, 'Sam Whitley'), await Member.register(url, 'Amina Haddad')];
  const send = await alertSources(url);
  await send('darkwatch', sam, 'Pierline Logistics', 'critical');
  await send('spamshield', sam, 'prize@win.example', 'low');
  await send('removebrokers', sam, 'PeopleFinder', 'medium');
  const page = await enter(sam, '/', { context: { reducedMotion: 'reduce' } });
  await expectConnection(page, 'live');
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page).toHaveURL(/\/alerts$/);
  const urgent = card(page, /in a breach/);
  await urgent.getByRole('button', { name: 'How was this found?' }).press('Enter');
  await expect(urgent).toContainText('It gives away: e-mail address, password hash');
  await expectAccessible(page, 'alerts');

  await row(page, /PeopleFinder/)
    .getByRole('link')
    .press('Enter');
  await expect(card(page, /PeopleFinder/)).toContainText('Name: the same, 1');
  await choose(page, 'Source', 'SpamShield');
  await expect(row(page, /were blocked/)).toBeVisible();
  await expect(urgent).toHaveCount(0);
  await choose(page, 'Severity', 'Critical');
  await expect(page.getByText('Nothing of that kind')).toBeVisible();
  await choose(page, 'Source', 'All sources');
  await expect(urgent).toBeVisible();

  await page.getByRole('button', { name: 'Add', exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Watch something' });
  await expect(dialog.getByLabel('Address, number or name')).toBeFocused();
  await page.keyboard.type('nothing at all');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'watch something');
  await dialog.getByLabel('Address, number or name').fill('sam@harbourmail.example');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const first = views(page).getByRole('link', { name: /^Open/ });
  await first.focus();
  for (const _ of ['Resolved', 'Monitored']) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const watched = page.getByRole('main').getByRole('list', { name: 'Monitored' });
  await expect(watched).toContainText('s•••@harbourmail.example');
  await expectAccessible(page, 'monitored');
  await page.getByRole('button', { name: /^Watch s•••@harbourmail.example no more/ }).press('Enter');
  await expect(page.getByText('Nothing is watched yet.')).toBeVisible();

  await views(page)
    .getByRole('link', { name: /^Family/ })
    .press('Enter');
  await page.getByLabel('Name of the family').fill('Haddad');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Invite' }).press('Enter');
  await page.getByLabel('User name').fill(amina.username);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Members of the family' })).toContainText('Invited, has not answered');
  await choose(page, 'What your family has', 'All alerts, at once');
  await expect(page.getByRole('list', { name: 'Members of the family' })).toContainText('All alerts, at once');
  await expectAccessible(page, 'family');

  const hers = await enter(amina, '/inbox', { context: phone });
  await hers
    .getByRole('article')
    .filter({ hasText: 'invited you into the family Haddad' })
    .getByRole('link')
    .first()
    .click();
  await hers.getByRole('link', { name: 'Answer' }).click();
  await expect(hers).toHaveURL(/\/alerts\?view=family/);
  await hers.getByRole('button', { name: 'Accept' }).click();
  await expect(hers.getByRole('heading', { name: 'Haddad' })).toBeVisible();
  await expectAccessible(hers, 'family on a phone');
  await hers.getByRole('button', { name: 'Leave the family' }).click();
  await hers.getByRole('dialog').getByRole('button', { name: 'Leave it' }).click();
  await expect(hers.getByRole('button', { name: 'Make a family' })).toBeVisible();
  await hers.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Alerts' }).click();
  await expect(hers.getByText('Nothing to worry about')).toBeVisible();

  await page.getByRole('button', { name: 'Dissolve the family' }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Haddad' })).toBeVisible();
  await page.getByRole('button', { name: 'Dissolve the family' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Dissolve it' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Make a family' })).toBeVisible();

  await page.route('**/api/alerts?**', (route) =>
    route.fulfill({ status: 500, json: { error: { code: 'INTERNAL', message: 'No', correlationId: '7f3a-91c2' } } }),
  );
  await page.goto('/alerts?severity=low');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 20_000 });
  await page.unroute('**/api/alerts?**');
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(row(page, /were blocked/)).toBeVisible();
});
