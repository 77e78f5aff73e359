import { expectAccessible } from '../src/axe.ts';
import { boxOf } from '../src/box.ts';
import { Member, unique } from '../src/member.ts';
import { announcer, banner } from '../src/pages/announcements-page.ts';
import { expect, test } from '../src/test.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test.afterEach(async ({ site }) => (await announcer(site.main.api.url)).quieten());

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
