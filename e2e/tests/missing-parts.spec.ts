import type { Page } from '@playwright/test';
import { Member, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

/** Files of the app that match do not come any more; the returned function lets them. */
async function hide(page: Page, files: RegExp): Promise<() => Promise<void>> {
  await page.route(files, (route) => route.abort('connectionrefused'));
  return () => page.unroute(files);
}

test('a composer that did not load says so, keeps the page, and comes with the next try', async ({ site, enter }) => {
  const { id } = await (await Member.signIn(site.main.api.url, 'carol')).startTopic(unique('Half a page'));
  const page = await enter('alice', '/');
  await expectConnection(page, 'live');
  const show = await hide(page, /\/assets\/composer-panel-[^/]+\.js/);
  await page.goto(`/t/${id}`);
  await page.getByRole('button', { name: 'Reply to this topic' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'This did not load.' });
  await expect(notice).toBeVisible();
  await expect(page.getByRole('article').first()).toBeVisible();
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(notice).toBeVisible();
  await show();
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('textbox', { name: 'Text, in Markdown' })).toBeFocused();
  await expect(notice).toBeHidden();
});

test('a page that did not load says so in its place, without a reload, and comes with the next try', async ({
  enter,
}) => {
  const page = await enter('alice', '/');
  await expectConnection(page, 'live');
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  const show = await hide(page, /\/assets\/(settings|sessions)-[^/]+\.js/);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { name: 'This page did not load' })).toBeVisible();
  await show();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Account', level: 1 })).toBeVisible();
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
});

test('after a new deployment, when the files are gone, a reload is offered', async ({ enter }) => {
  const page = await enter('alice', '/');
  await expectConnection(page, 'live');
  await hide(page, /\/assets\/keyboard-help-[^/]+\.js/);
  await page.route('**/', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      body: (await answer.text()).replaceAll(/index-[\w-]+\.js/g, 'index-2.js'),
    });
  });
  await page.keyboard.press('?');
  const notice = page.getByRole('alert').filter({ hasText: 'Tidings was updated meanwhile.' });
  await expect(notice).toBeVisible();
  await page.unroute('**/');
  await notice.getByRole('button', { name: 'Reload the page' }).click();
  await expectConnection(page, 'live');
  await expect(notice).toBeHidden();
});

test('after a new deployment, when the code of the live connection is gone, a reload is offered', async ({ enter }) => {
  const page = await enter('alice', '/');
  await expectConnection(page, 'live');
  const show = await hide(page, /\/assets\/live-client-[^/]+\.js/);
  const toast = page.getByRole('listitem').filter({ hasText: 'Connection lost' });
  await page.reload();
  // The same version, and the file will come again: nothing to reload for.
  await expect(toast.getByRole('button', { name: 'Retry now' })).toBeVisible();
  await page.route('**/', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      body: (await answer.text()).replaceAll(/index-[\w-]+\.js/g, 'index-2.js'),
    });
  });
  await toast.getByRole('button', { name: 'Retry now' }).click();
  const offer = page.getByRole('listitem').filter({ hasText: 'Tidings was updated' });
  await expect(offer).toBeVisible();
  await page.unroute('**/');
  await show();
  await offer.getByRole('button', { name: 'Reload the page' }).click();
  await expectConnection(page, 'live');
});

test('a page whose words did not come asks for them by another address, and shows them', async ({ visit }) => {
  const page = await visit('/sign-in');
  await page.evaluate(() => localStorage.setItem('tidings.locale', 'de'));
  await hide(page, /\/assets\/de-[^/?]+\.js$/);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Anmelden' })).toBeVisible();
});
