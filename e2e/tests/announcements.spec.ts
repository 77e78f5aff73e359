import { expectAccessible } from '../src/axe.ts';
import { boxOf } from '../src/box.ts';
import { Member, unique } from '../src/member.ts';
import { announcer, banner } from '../src/pages/announcements-page.ts';
import { list, people, row } from '../src/pages/inbox-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test.afterEach(async ({ site }) => (await announcer(site.main.api.url)).quieten());

test('what an admin sends stands on all devices at once, is closed on all, and goes when it is called back', async ({
  site,
  enter,
}) => {
  const me = await Member.register(site.main.api.url, 'Robin Reader');
  const [desk, pocket] = [await enter(me, '/'), await enter(me, '/', { context: phone })];
  const admin = await enter('admin', '/announcements');
  for (const page of [desk, pocket, admin]) await expectConnection(page, 'live');
  const title = unique('Maintenance');
  await admin.getByRole('radio', { name: 'Maintenance' }).check({ force: true });
  await admin.getByLabel('Headline').fill(title);
  await admin.getByLabel('Text', { exact: true }).fill('Reading stays possible.\n\nWriting **waits**.');
  const dryRun = admin.getByRole('region', { name: 'Dry run' });
  await expect(dryRun.getByRole('button', { name: /^At once they are here/ })).toBeVisible();
  await expect(dryRun).toHaveAttribute('aria-busy', 'false');
  await admin.getByLabel('Headline').press('ControlOrMeta+Enter');
  await expect(banner(desk)).toContainText(title, { timeout: 5000 });
  await expect(banner(pocket)).toContainText('Reading stays possible.');
  await expect(admin).toHaveURL(/view=sent/);

  await banner(desk).getByRole('button', { name: 'Read more' }).click();
  const text = desk.getByRole('dialog', { name: title });
  await expect(text.locator('strong')).toHaveText('waits');
  await desk.keyboard.press('Escape');
  await expect(text).toBeHidden();
  await banner(desk).getByRole('button', { name: 'Close this announcement' }).click();
  await expect(banner(desk)).toBeHidden();
  await expect(desk.locator('h1')).toBeFocused();
  await expect(banner(pocket)).toBeHidden();
  await desk.getByRole('button', { name: 'Undo' }).click();
  await expect(banner(pocket)).toContainText(title);

  await admin
    .getByRole('button', { name: /^Call back, \d+ s$/ })
    .first()
    .click();
  await expect(banner(desk)).toBeHidden();
  await expect(banner(pocket)).toBeHidden();
  const sent = admin.getByRole('list', { name: 'Sent' }).getByRole('listitem');
  await expect(sent.filter({ hasText: title })).toContainText('Called back');
});

test('the most important is the only banner; who reads further down has nothing pushed until they are at the top or on', async ({
  site,
  enter,
}) => {
  const { say, quieten } = await announcer(site.main.api.url);
  const me = await Member.register(site.main.api.url, 'Robin Reader');
  const page = await enter(me, '/', { context: { viewport: { width: 1440, height: 420 } } });
  await expectConnection(page, 'live');
  const topics = page.getByRole('list', { name: 'Topics' });
  await expect(topics).toBeVisible();
  const scroller = page.locator('#main [data-scroller]').first();
  await scroller.evaluate((element) => element.scrollTo({ top: 300 }));
  const before = await boxOf(scroller);
  await say('News of the day');
  const { id } = await say('Search is broken', { importance: 'broken' });
  const mine = async () => (await me.get<{ items: { id: string }[] }>('/api/announcements')).items.length;
  await expect.poll(mine).toBe(2);
  expect(await boxOf(scroller)).toEqual(before);
  await expect(banner(page)).toHaveCount(0);
  await scroller.evaluate((element) => element.scrollTo({ top: 0 }));
  await expect(banner(page)).toContainText('Search is broken');
  await expect(banner(page)).toHaveCount(1);
  await me.put(`/api/announcements/${id}/dismissal`);
  await expect(banner(page)).toContainText('News of the day');

  // What leaves takes no line away from under the eye either.
  await scroller.evaluate((element) => element.scrollTo({ top: 300 }));
  const line = topics.getByRole('listitem').nth(4);
  const { y } = await boxOf(line);
  await quieten();
  await expect(banner(page)).toHaveCount(0);
  expect(Math.abs((await boxOf(line)).y - y)).toBeLessThan(2);
});

test('one that comes while somebody reads further down stands on the next page', async ({ site, enter }) => {
  const { say } = await announcer(site.main.api.url);
  const me = await Member.register(site.main.api.url, 'Robin Reader');
  const page = await enter(me, '/', { context: { viewport: { width: 1440, height: 420 } } });
  await expectConnection(page, 'live');
  await expect(page.getByRole('list', { name: 'Topics' })).toBeVisible();
  await page
    .locator('#main [data-scroller]')
    .first()
    .evaluate((element) => element.scrollTo({ top: 300 }));
  await say('On the next page');
  await page
    .getByRole('link', { name: /^Inbox/ })
    .first()
    .click();
  await expect(banner(page)).toContainText('On the next page');
});

test('what is said to a group reaches who comes into it, also live, and leaves with who leaves', async ({
  site,
  enter,
}) => {
  const url = site.main.api.url;
  const { say } = await announcer(url);
  const [me, host] = [await Member.register(url, 'Robin Reader'), await Member.register(url, 'Hedda Host')];
  const slug = `watch-${crypto.randomUUID().slice(0, 8)}`;
  const { id } = await host.post<{ id: string }>('/api/groups', { name: unique('Watch'), slug, open: true });
  const audience = { kind: 'group', id };
  await say('Said before', { audience });
  const page = await enter(me, '/');
  await expectConnection(page, 'live');
  await say('Said to all', { channels: ['banner'] });
  await expect(banner(page)).toContainText('Said to all');
  await me.post(`/api/groups/${id}/join`, {});
  await say('Said to the group', { audience, importance: 'maintenance' });
  await expect(banner(page)).toContainText('Said to the group');
  await me.post(`/api/groups/${id}/leave`, {});
  await expect(banner(page)).toContainText('Said to all');
});

test('in the inbox it stands among the notifications, opens its text, counts nowhere and can be closed', async ({
  site,
  enter,
}) => {
  const { say } = await announcer(site.main.api.url);
  const { me, mentions } = await people(site.main.api.url);
  await mentions('before it');
  const title = unique('Moved');
  await say(title, {
    body: 'We have **moved**.',
    channels: ['inbox'],
    link: { url: '/groups', words: 'See the groups' },
  });
  const page = await enter(me, '/inbox');
  await expectConnection(page, 'live');
  await expect(row(page, title)).toContainText('Announcement');
  await expect(list(page).getByRole('article').first()).toContainText(title);
  await expect(banner(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Inbox, 1 unread' })).toBeVisible();
  await row(page, title).getByRole('link').click();
  const open = page.getByRole('region', { name: title });
  await expect(open.locator('strong')).toHaveText('moved');
  await expect(open.getByRole('link', { name: 'See the groups' })).toHaveAttribute('href', '/groups');
  await expectAccessible(page, 'an announcement that is open in the inbox');
  await page.keyboard.press('j');
  await expect(page.getByRole('region').filter({ hasText: 'before it' })).toBeVisible();
  await page.keyboard.press('k');
  await expect(open).toBeVisible();
  await page.keyboard.press('e');
  await expect(row(page, title)).toHaveCount(0);
  await expect(row(page, 'before it')).toHaveCount(1);
  await page.getByRole('link', { name: /^Unread/ }).click();
  await expect(page.getByText('Announcement', { exact: true })).toHaveCount(0);
});

test('a banner is accessible on wide and small screens, and its controls are large enough for a thumb', async ({
  site,
  enter,
}) => {
  const { say } = await announcer(site.main.api.url);
  await say('Something is broken, and we are at it', { importance: 'broken', body: 'Search finds nothing right now.' });
  const me = await Member.register(site.main.api.url, 'Robin Reader');
  const wide = await enter(me, '/');
  await expect(banner(wide)).toBeVisible();
  expect((await boxOf(banner(wide))).height).toBeLessThan(50);
  await expectAccessible(wide, 'a banner');
  const page = await enter(me, '/', { context: phone });
  await expect(banner(page)).toBeVisible();
  await expectAccessible(page, 'a banner on a phone');
  const close = await boxOf(banner(page).getByRole('button', { name: 'Close this announcement' }));
  expect(Math.min(close.width, close.height)).toBeGreaterThanOrEqual(44);
});
