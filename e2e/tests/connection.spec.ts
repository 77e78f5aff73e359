import { Member, unique } from '../src/member.ts';
import { startSite } from '../src/site.ts';
import { expect, expectConnection, test } from '../src/test.ts';

test('a cut network: one toast after 2 s, then everything missed arrives by itself', async ({ site, enter }) => {
  const { main } = site;
  const bob = await Member.signIn(main.api.url, 'bob');
  const page = await enter('alice');
  await expectConnection(page, 'live');
  main.proxy.cut();
  await expectConnection(page, 'reconnecting');
  await expect(page.getByText('Reconnecting, try')).toHaveCount(0);
  const title = unique('Written while alice was away');
  await bob.startTopic(title);
  await expect(page.getByText(/Reconnecting, try \d+ of 10/)).toBeVisible();
  // Before the network is back: afterwards the client may be quicker than the hand.
  await page.getByRole('button', { name: 'Try now' }).last().click();
  await main.proxy.restore();
  main.traffic.block({});
  await expectConnection(page, 'live');
  await expect(page.getByText(/^Back after/)).toBeVisible();
  await expect(page.getByText(title)).toBeVisible();
});

test('offline and online again: the page says so, keeps what was read and catches up', async ({ site, enter }) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const page = await enter('alice');
  await expectConnection(page, 'live');
  await page.context().setOffline(true);
  await expectConnection(page, 'offline');
  await expect(page.getByText('You are offline.').first()).toBeVisible();
  const title = unique('Written while offline');
  await bob.startTopic(title);
  await page.context().setOffline(false);
  await expectConnection(page, 'live');
  await expect(page.getByText(title)).toBeVisible();
});

test('the server is killed and started again: back by itself, nothing missed', async ({ site, enter }) => {
  const { main } = site;
  const page = await enter('alice');
  await expectConnection(page, 'live');
  const before = await page.getByRole('list', { name: 'Topics' }).getByRole('listitem').count();
  await main.crash();
  await expectConnection(page, 'reconnecting');
  await main.start();
  // The fourth try comes up to 12 s after the third, however long the server was away.
  await expectConnection(page, 'live', 20_000);
  const bob = await Member.signIn(main.api.url, 'bob');
  const title = unique('After the restart');
  await bob.startTopic(title);
  await expect(page.getByText(title)).toBeVisible();
  expect(await page.getByRole('list', { name: 'Topics' }).getByRole('listitem').count()).toBeGreaterThanOrEqual(before);
});

test('the sixth window pauses the oldest hidden one, which can take its place back', async ({ site, enter }) => {
  const first = await enter('carol');
  await expectConnection(first, 'live');
  await first.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  for (let count = 0; count < 5; count += 1)
    await expectConnection(await enter('carol', '/', { at: site.main }), 'live');
  await expectConnection(first, 'paused');
  await first.getByRole('button', { name: 'Use this window' }).first().click();
  await expectConnection(first, 'live');
});

test('a session ended elsewhere leaves within 2 s and says why', async ({ site, enter }) => {
  const page = await enter('bob');
  await expectConnection(page, 'live');
  const other = await Member.signIn(site.main.api.url, 'bob');
  const { items } = await other.get<{ items: { id: string; current: boolean }[] }>('/api/sessions');
  await Promise.all(items.filter(({ current }) => !current).map(({ id }) => other.delete(`/api/sessions/${id}`)));
  await expect(page.getByText('You were signed out on another device.')).toBeVisible({ timeout: 3000 });
  await expect(page.locator('[data-connection]')).toHaveCount(0);
});

test('signing out in one tab ends the connection of the others', async ({ enter }) => {
  const page = await enter('carol');
  await expectConnection(page, 'live');
  const tab = await page.context().newPage();
  await tab.goto('/settings');
  await expectConnection(tab, 'live');
  await tab.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.locator('[data-connection]')).toHaveCount(0);
});

test('nobody signed in: no connection is opened', async ({ site, visit }) => {
  site.main.traffic.take();
  const page = await visit('/');
  await expect(page.getByRole('list', { name: 'Topics' })).toBeVisible();
  await expect(page.locator('[data-connection]')).toHaveCount(0);
  expect(site.main.traffic.take()).toEqual({ websocket: 0, polling: 0, sse: 0, sync: 0 });
});

test('ten tries in vain: the connection is lost, says what is safe, and Retry brings it back', async ({
  site,
  enter,
}) => {
  const { main } = site;
  const page = await enter('bob', '/');
  await expectConnection(page, 'live');
  await page.clock.install();
  main.proxy.cut();
  await expectConnection(page, 'reconnecting');
  const state = page.locator('[data-connection]').first();
  for (let step = 0; step < 40 && (await state.getAttribute('data-connection')) !== 'lost'; step += 1) {
    await page.clock.runFor(15_000);
  }
  await expectConnection(page, 'lost');
  await expect(page.getByText('What you wrote is kept on this device.').first()).toBeVisible();
  await main.proxy.restore();
  main.traffic.block({});
  await page.getByRole('button', { name: 'Retry', exact: true }).click();
  await page.clock.resume();
  await expectConnection(page, 'live');
});

test('a full server: the window waits for a place, says for how long, and gets one', async ({ enter }) => {
  const full = await startSite({ env: { MAX_CONNECTIONS: '2' } });
  try {
    const first = await enter('alice', '/', { at: full.main });
    await expectConnection(first, 'live');
    const second = await enter('bob', '/', { at: full.main });
    await expectConnection(second, 'waiting');
    await second.locator('[data-connection]').first().click();
    await expect(second.getByText(/The server is full. We try again in \d+ s./)).toBeVisible();
    await first.context().close();
    // On a slow machine the window has tried by itself before it is pressed.
    const tryNow = second.getByRole('button', { name: 'Try now' }).first();
    await tryNow.click({ timeout: 5000 }).catch(() => undefined);
    await expectConnection(second, 'live');
  } finally {
    await full.close();
  }
});
