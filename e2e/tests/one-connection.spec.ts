import type { BrowserContext, Page } from '@playwright/test';
import { Member, unique } from '../src/member.ts';
import { people } from '../src/pages/inbox-page.ts';
import { post } from '../src/pages/topic-page.ts';
import { alone } from '../src/run/alone.ts';
import { serverConnections } from '../src/server-connections.ts';
import { expect, expectConnection, test } from '../src/test.ts';

/** When each tab opened a socket to this server, by the clock of the machine. */
const sockets = new WeakMap<Page, number[]>();
const open = new WeakMap<Page, number>();

function watchSockets(page: Page): void {
  const times: number[] = [];
  sockets.set(page, times);
  page.on('websocket', (socket) => {
    times.push(Date.now());
    open.set(page, (open.get(page) ?? 0) + 1);
    socket.on('close', () => open.set(page, (open.get(page) ?? 1) - 1));
  });
}

const shared = {
  prepare: async (context: BrowserContext) => {
    context.on('page', watchSockets);
  },
};

async function more(page: Page, path: string, count: number): Promise<Page[]> {
  const tabs: Page[] = [];
  for (let opened = 0; opened < count; opened += 1) {
    const tab = await page.context().newPage();
    await tab.goto(path);
    await expectConnection(tab, 'live');
    tabs.push(tab);
  }
  return tabs;
}

/** The tab that has the socket. */
async function leaderOf(tabs: readonly Page[]): Promise<Page> {
  const leading = () => tabs.filter((tab) => (open.get(tab) ?? 0) > 0);
  await expect.poll(() => leading().length).toBe(1);
  const [leader] = leading();
  if (!leader) throw new Error('No tab has a socket');
  return leader;
}

const opened = (tabs: readonly Page[]): number[] => tabs.flatMap((tab) => sockets.get(tab) ?? []);
const replies = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
const bell = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Inbox/ });

/** The states of the connection that the header has shown from now on. */
async function watchStates(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const shown: string[] = [];
    Object.assign(window, { shown });
    const look = () => {
      const state = document.querySelector('[data-connection]')?.getAttribute('data-connection') ?? 'none';
      if (shown.at(-1) !== state) shown.push(state);
    };
    look();
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  });
  return () => page.evaluate(() => (window as unknown as { shown: string[] }).shown);
}

test('five tabs are one connection, and a reply and an act in the inbox are on all of them at once', async ({
  site,
  enter,
}) => {
  const { me, bob, topic } = await people(site.main.api.url);
  const before = await serverConnections(site.main);
  const first = await enter(me, `/t/${topic.id}`, shared);
  await expectConnection(first, 'live');
  const tabs = [first, ...(await more(first, `/t/${topic.id}`, 2)), ...(await more(first, '/inbox', 2))];
  await expect.poll(() => serverConnections(site.main)).toBe(before + 1);
  await leaderOf(tabs);
  const said = unique('Heard everywhere');
  await bob.reply(topic.id, said);
  for (const tab of tabs.slice(0, 3)) await expect(replies(tab, said)).toHaveCount(1);
  await bob.startTopic(unique('Elsewhere'), 'help', `What does @${me.username} say?`);
  for (const tab of tabs) await expect(bell(tab)).toHaveAccessibleName(/, [1-9]\d* unread$/);
  await tabs[4]?.getByRole('main').getByRole('button', { name: 'Mark all as read' }).first().click();
  for (const tab of tabs) await expect(bell(tab)).toHaveAccessibleName('Inbox');
  expect(await serverConnections(site.main)).toBe(before + 1);
});

test(
  'the tab with the connection closes: another has one within a second, and nothing is shown, lost or repeated',
  alone,
  async ({ site, enter }) => {
    const bob = await Member.signIn(site.main.api.url, 'bob');
    const topic = await bob.startTopic(unique('Handed on'));
    const before = await serverConnections(site.main);
    const first = await enter(await Member.register(site.main.api.url), `/t/${topic.id}`, shared);
    await expectConnection(first, 'live');
    const tabs = [first, ...(await more(first, `/t/${topic.id}`, 4))];
    const leader = await leaderOf(tabs);
    const others = tabs.filter((tab) => tab !== leader);
    const states = await Promise.all(others.map(watchStates));
    const texts = Array.from({ length: 12 }, (_, n) => unique(`Number ${n + 1}`));
    for (const text of texts.slice(0, 3)) await bob.reply(topic.id, text);
    for (const tab of others) await expect(post(tab, texts[2] ?? '')).toBeVisible();
    const writing = (async () => {
      for (const text of texts.slice(3)) await bob.reply(topic.id, text);
    })();
    const closing = Date.now();
    await leader.close();
    await expect.poll(() => opened(others).length, { intervals: [20] }).toBe(1);
    expect((opened(others)[0] ?? 0) - closing, 'from the order to close to another socket').toBeLessThan(1000);
    await writing;
    for (const tab of others) for (const text of texts) await expect(replies(tab, text)).toHaveCount(1);
    await expect.poll(() => serverConnections(site.main)).toBe(before + 1);
    for (const shown of states) expect(await shown()).toEqual(['live']);
  },
);

test('a frozen tab with the connection loses it to one that is looked at, and follows once it wakes', async ({
  site,
  enter,
}) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const topic = await bob.startTopic(unique('Frozen'));
  const before = await serverConnections(site.main);
  const timing = { tabPingMs: 1000 };
  const first = await enter(await Member.register(site.main.api.url), `/t/${topic.id}`, { ...shared, timing });
  await expectConnection(first, 'live');
  const tabs = [first, ...(await more(first, `/t/${topic.id}`, 2))];
  const leader = await leaderOf(tabs);
  const others = tabs.filter((tab) => tab !== leader);
  const devtools = await leader.context().newCDPSession(leader);
  await devtools.send('Debugger.enable');
  await devtools.send('Debugger.pause');
  const said = unique('While it slept');
  await bob.reply(topic.id, said);
  await expect.poll(() => opened(others).length, { timeout: 20_000 }).toBeGreaterThan(0);
  for (const tab of others) await expect(replies(tab, said)).toHaveCount(1);
  await devtools.send('Debugger.disable');
  for (const tab of tabs) {
    await expect(replies(tab, said)).toHaveCount(1);
    await expectConnection(tab, 'live');
  }
  await expect.poll(() => serverConnections(site.main)).toBe(before + 1);
});

test('members do not meet: another one has a connection and an inbox of their own, and who signs out ends in every tab', async ({
  site,
  enter,
}) => {
  const { me, bob } = await people(site.main.api.url);
  const before = await serverConnections(site.main);
  const mine = await enter(me, '/', shared);
  await expectConnection(mine, 'live');
  const [mySecond] = await more(mine, '/', 1);
  const theirs = await enter(await Member.register(site.main.api.url), '/', shared);
  await expectConnection(theirs, 'live');
  const [theirSecond] = await more(theirs, '/', 1);
  if (!mySecond || !theirSecond) throw new Error('Two tabs each');
  await expect.poll(() => serverConnections(site.main)).toBe(before + 2);
  await bob.startTopic(unique('For one alone'), 'help', `What does @${me.username} say?`);
  for (const tab of [mine, mySecond]) await expect(bell(tab)).toHaveAccessibleName('Inbox, 1 unread');
  for (const tab of [theirs, theirSecond]) await expect(bell(tab)).toHaveAccessibleName('Inbox');
  await mine.goto('/settings');
  await mine.getByRole('button', { name: 'Sign out' }).click();
  for (const tab of [mine, mySecond]) await expect(tab.locator('[data-connection]')).toHaveCount(0);
  await expect.poll(() => serverConnections(site.main)).toBe(before + 1);
  await expectConnection(theirSecond, 'live');
});
