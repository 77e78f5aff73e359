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

test('a draft is kept by itself, and of two admins none loses what they wrote', async ({ site, enter }) => {
  const { admin } = await announcer(site.main.api.url);
  const page = await enter('admin', '/announcements');
  const title = unique('Draft');
  const headline = page.getByLabel('Headline');
  await headline.fill(title);
  await expect(page.getByText('Draft saved')).toBeVisible();
  await expect(headline).toBeFocused();
  await expect(page).toHaveURL(/id=/);
  const id = new URL(page.url()).searchParams.get('id') ?? '';
  await page.reload();
  await expect(headline).toHaveValue(title);

  await admin.patch(`/api/announcements/${id}`, { version: 1, title: `${title} of another` });
  await headline.fill(`${title} of mine`);
  await expect(page.getByRole('alert').filter({ hasText: 'changed it meanwhile' })).toBeVisible();
  await expectAccessible(page, 'somebody was faster');
  await page.getByRole('button', { name: 'Show theirs' }).click();
  await expect(headline).toHaveValue(`${title} of another`);
  await page.getByRole('button', { name: 'Back to mine' }).click();
  await expect(headline).toHaveValue(`${title} of mine`);
  await expect(page.getByText('Draft saved')).toBeVisible();
  const { title: kept } = await admin.get<{ title: string }>(`/api/announcements/manage/${id}`);
  expect(kept).toBe(`${title} of mine`);
  await page.getByRole('link', { name: /^Drafts/ }).click();
  const item = page.getByRole('listitem').filter({ hasText: `${title} of mine` });
  await item.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(item).toHaveCount(0);
});

test('a dry run adds up, has the names of each line, and answers for one person', async ({ site, enter }) => {
  const url = site.main.api.url;
  const me = await Member.register(url, 'Robin Away');
  const page = await enter('admin', '/announcements');
  const dryRun = page.getByRole('region', { name: 'Dry run' });
  const later = dryRun.getByRole('button', { name: /^At their next visit/ });
  await expect(later).toBeVisible();
  const numbers = await dryRun.getByRole('button', { name: /\d$/ }).allInnerTexts();
  const sum = numbers.reduce((all, text) => all + Number(text.replace(/\D/g, '')), 0);
  const admin = await Member.signIn(url, 'admin');
  const { people: all } = await admin.post<{ people: number }>('/api/announcements/dry-run', {
    audience: { kind: 'all' },
  });
  expect(sum).toBe(all);
  await later.click();
  await expect(page.getByRole('dialog').getByRole('link').first()).toBeVisible();
  await expectAccessible(page, 'names of a line');
  await page.keyboard.press('Escape');
  await dryRun.getByRole('button', { name: 'Look somebody up' }).click();
  await page.getByLabel('User name').fill(me.username);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Robin Away gets it at their next visit.');
  await page.keyboard.press('Escape');
  await expectAccessible(page, 'the composer');

  const name = unique('Night watch');
  await me.post('/api/groups', { name, slug: `watch-${Date.now().toString(36)}`, description: '', open: true });
  await page.getByRole('button', { name: 'A group' }).click();
  await page.getByLabel('Name of the group').fill(name);
  await page.getByRole('list', { name: 'Groups' }).getByRole('button').click();
  await expect(page.getByRole('radio', { name })).toBeChecked();
  await expect(dryRun).toContainText('1person gets it');
  await dryRun.getByRole('button', { name: 'Look somebody up' }).click();
  await page.getByLabel('User name').fill('bob');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('does not get it: they are not among those it is for.');
});

test('on a phone it is written, checked and planned; what is wrong is said where it is', async ({ site, enter }) => {
  const { admin } = await announcer(site.main.api.url);
  const page = await enter('admin', '/announcements', { context: phone });
  await page.getByRole('button', { name: 'Send now' }).tap();
  await expect(page.getByLabel('Headline')).toHaveAttribute('aria-invalid', 'true');
  const title = unique('Planned');
  await page.getByLabel('Headline').fill(title);
  await page.getByRole('radio', { name: 'At a time' }).check({ force: true });
  await page.getByLabel('Time', { exact: true }).fill('2020-01-01T10:00');
  await expect(page.getByText('Choose a time that is still to come')).toBeVisible();
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 16);
  await page.getByLabel('Time', { exact: true }).fill(tomorrow);
  await page.getByRole('link', { name: 'Check', exact: true }).tap();
  await expect(page.getByRole('region', { name: 'Dry run' })).toBeVisible();
  await expectAccessible(page, 'the check on a phone');
  await page.getByRole('link', { name: 'Write', exact: true }).tap();
  await expect(page.getByLabel('Headline')).toHaveValue(title);
  await expectAccessible(page, 'the composer on a phone');
  const plan = page.getByRole('button', { name: /^Plan for / });
  expect((await boxOf(plan)).height).toBeGreaterThanOrEqual(44);
  await plan.tap();
  const item = page.getByRole('listitem').filter({ hasText: title });
  await expect(item).toContainText('goes out');
  await expectAccessible(page, 'what is planned');
  const { items } = await admin.get<{ items: { id: string; title: string }[] }>(
    '/api/announcements/manage?show=planned',
  );
  await admin.delete(`/api/announcements/${items.find((one) => one.title === title)?.id}`);
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

test('whoever is no admin has no page, and whoever is signed out asks for nothing and sees nothing', async ({
  site,
  enter,
  visit,
}) => {
  const { say } = await announcer(site.main.api.url);
  await say('For members alone');
  const page = await enter('mod', '/announcements');
  await expect(banner(page)).toBeVisible();
  await expect(page.getByLabel('Headline')).toBeHidden();
  await expect(
    page.getByRole('link', { name: 'Announcements', exact: true }).and(page.locator('[href="/announcements"]')),
  ).toHaveCount(0);
  const asked: string[] = [];
  const nobody = await visit('/');
  nobody.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await nobody.reload();
  await expect(nobody.getByRole('list', { name: 'Topics' })).toBeVisible();
  await nobody.waitForLoadState('networkidle');
  expect(asked.filter((path) => path.startsWith('/api/announcements'))).toEqual([]);
  await expect(banner(nobody)).toHaveCount(0);
});
