import type { PushService } from '@tidings/testing/push';
import { expectAccessible } from '../src/axe.ts';
import { Member, PASSWORD } from '../src/member.ts';
import { expectShown, receiverOf, subscribesWith } from '../src/push-browser.ts';
import { expect, expectConnection, test } from '../src/test.ts';

let service: PushService;
test.beforeAll(({ site }) => {
  service = site.push;
});

const devices = '/settings/notifications/devices';
const check = '/settings/notifications/check';
const text = (more: object) =>
  JSON.stringify({
    ...{
      id: 'n',
      tag: 'like:1',
      url: '/inbox',
      title: 'Ana likes your topic',
      body: '<b>plain</b>',
      unread: 2,
      silent: false,
    },
    ...{ act: 'a'.repeat(43), actions: { open: 'Open', read: 'Mark as read', archive: 'Archive' } },
    ...more,
  });

test('push is asked for with a press, tested to the screen step by step, listed, and ends with a press', async ({
  site,
  enter,
}) => {
  const me = await Member.register(site.main.api.url, 'Pia Push');
  const browser = service.subscribe();
  const page = await enter(me, '/', { whole: true, prepare: (context) => subscribesWith(context, browser) });
  await expectConnection(page, 'live');
  expect(page.context().serviceWorkers(), 'nothing is registered unasked').toHaveLength(0);
  await page.goto(devices);
  const here = page.getByRole('switch', { name: 'Push on this device' });
  await expect(here).not.toBeChecked();
  await expect(page.getByText('No device yet.')).toBeVisible();
  await here.click();
  await expect(here).toBeChecked();
  const row = page.getByRole('listitem').filter({ hasText: 'This device' });
  await expect(row).toContainText('nothing sent yet');

  await page.getByRole('link', { name: 'Check my notifications' }).click();
  await expect(page.getByRole('heading', { name: 'Everything works' })).toBeVisible();
  await expectAccessible(page, 'all is well');
  const receiver = await receiverOf(page);
  await page.getByRole('button', { name: 'Send a test' }).click();
  const log = page.getByRole('log', { name: 'Test message' });
  await expect(log).toContainText('Confirmed by this window');
  await expect(log).toContainText('Taken by the push service');
  await expect.poll(() => browser.messages.length).toBe(1);
  expect(service.faults).toEqual([]);
  await receiver.deliver(browser.messages[0]?.text ?? '');
  await expect(log).toContainText('Shown on the device');
  expect(await receiver.shown()).toMatchObject([{ title: 'A test from Tidings', actions: [] }]);

  await page.goto(devices);
  await expect(row).toContainText('reached');
  await here.click();
  await expect(here).not.toBeChecked();
  await expect(row).toHaveCount(0);
});

test('NOT-21: a push is shown once no page is looked at, with its actions; it is closed by its tag, and reading needs no page', async ({
  site,
  enter,
}) => {
  const me = await Member.register(site.main.api.url, 'Nils Nobody');
  const page = await enter(me, devices, {
    whole: true,
    prepare: (context) => subscribesWith(context, service.subscribe()),
  });
  await page.getByRole('switch', { name: 'Push on this device' }).click();
  await expect(page.getByRole('switch', { name: 'Push on this device' })).toBeChecked();
  const receiver = await receiverOf(page);
  // Two tabs are open: the one that speaks says it, and push is silent.
  const other = await page.context().newPage();
  await other.goto('/');
  await receiver.deliver(text({}));
  await receiver.deliver(text({ tag: 'seen', test: true }));
  await expectShown(receiver, ['seen']);
  await other.close();
  await page.goto('about:blank');
  await receiver.deliver(text({ close: true, tag: 'seen' }));
  await expectShown(receiver, []);
  await receiver.deliver(text({}));
  await expectShown(receiver, ['like:1']);
  expect((await receiver.shown())[0]).toEqual({
    ...{ title: 'Ana likes your topic', body: '<b>plain</b>', tag: 'like:1' },
    actions: ['read', 'archive'],
  });
  // The same tag takes its place.
  await receiver.deliver(text({ title: 'Ana and Ben like your topic' }));
  await expect
    .poll(async () => (await receiver.shown()).map(({ title }) => title))
    .toEqual(['Ana and Ben like your topic']);
  await receiver.click('read');
  await expectShown(receiver, []);
});

test('signing out lets go of the device; who wanted push has it again with the next sign-in, unasked', async ({
  site,
  enter,
}) => {
  const me = await Member.register(site.main.api.url, 'Rita Return');
  const browser = service.subscribe();
  const page = await enter(me, devices, { whole: true, prepare: (context) => subscribesWith(context, browser) });
  const here = page.getByRole('switch', { name: 'Push on this device' });
  await here.click();
  await expect(here).toBeChecked();
  await page.goto('/settings');
  await expectConnection(page, 'live');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('test.subscribed'))).toBeNull();
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: 'E-mail or name' }).fill(me.username);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expectConnection(page, 'live');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('test.subscribed'))).toBe('yes');
  await page.goto(devices);
  await expect(here).toBeChecked();
  await expect(page.getByRole('listitem').filter({ hasText: 'This device' })).toBeVisible();
});

test('what keeps push away is said, with what to do', async ({ site, enter }) => {
  const me = await Member.register(site.main.api.url, 'Bea Blocked');
  const blocked = await enter(me, check, {
    whole: true,
    prepare: async (context) => {
      await context.addInitScript(() => {
        Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
      });
    },
  });
  await expect(blocked.getByRole('heading', { name: 'This site may not notify you' })).toBeVisible();
  await expect(blocked.getByText('Press the sign left of the address.')).toBeVisible();
  await expectAccessible(blocked, 'blocked');
  await blocked.goto(devices);
  await expect(blocked.getByText('Only you can lift that.')).toBeVisible();
  await expect(blocked.getByRole('switch', { name: 'Push on this device' })).toHaveCount(0);
  await expectAccessible(blocked, 'devices, blocked');
  const without = await enter(me, devices, {
    whole: true,
    prepare: async (context) => {
      await context.addInitScript(() => {
        Reflect.deleteProperty(window, 'PushManager');
      });
    },
  });
  await expect(without.getByText('This browser cannot be reached while no page is open.')).toBeVisible();
});

test('both pages fit a phone, in both languages and themes', async ({ site, enter }) => {
  const me = await Member.register(site.main.api.url, 'Hanna Handy');
  const browser = service.subscribe();
  const page = await enter(me, devices, {
    whole: true,
    context: { viewport: { width: 390, height: 844 }, locale: 'de-DE' },
    prepare: (context) => subscribesWith(context, browser),
  });
  await page.getByRole('switch', { name: 'Push auf diesem Gerät' }).click();
  await expect(page.getByText('Dieses Gerät', { exact: true })).toBeVisible();
  await expectAccessible(page, 'devices on a phone');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.goto(check);
  await page.getByRole('button', { name: 'Test senden' }).click();
  await expect(page.getByRole('log')).toContainText('Vom Push-Dienst angenommen');
  await expectAccessible(page, 'check on a phone');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
