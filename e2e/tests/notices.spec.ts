import { Member, PASSWORD } from '../src/member.ts';
import { settled } from '../src/settled.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const act = async (url: string, action: string, targetId: string, more: object = {}) => {
  const mod = await Member.signIn(url, 'mod');
  await mod.post('/api/moderation/actions', {
    action,
    targetType: 'user',
    targetId,
    reason: 'Please be kind.',
    ...more,
  });
};

test('a warning given while away is shown on return, until it was put away, and stands on a page', async ({
  site,
  enter,
}) => {
  const { url } = site.main.api;
  const member = await Member.register(url);
  await act(url, 'warn', member.id);
  const page = await enter(member);
  await expectConnection(page, 'live');
  const notice = page.getByText('A moderator warned you');
  await expect(notice).toBeVisible();
  await page.reload();
  await expect(notice).toBeVisible();
  await expect(page.getByText('Please be kind.')).toBeVisible();
  const read = page.waitForResponse((response) => response.url().endsWith('/read'));
  await page.getByRole('button', { name: 'Close' }).first().click();
  expect((await read).status()).toBe(204);
  const unread = page.waitForResponse((response) => response.url().includes('state=unread'));
  await page.goto('/notices');
  expect((await (await unread).json()) as object).toMatchObject({ items: [] });
  await expect(page.getByRole('list').getByText('A moderator warned you')).toBeVisible();
  await expectConnection(page, 'live');
  await settled(page);
  await expect(notice, 'it stands on the page alone').toHaveCount(1);
});

test('a suspended member hears until when and why, in the open page and at sign-in', async ({ site, enter, visit }) => {
  const { url } = site.main.api;
  const member = await Member.register(url);
  const page = await enter(member);
  await expectConnection(page, 'live');
  await act(url, 'suspend', member.id, { until: '2030-03-01T12:00:00.000Z' });
  const words = /Your account is suspended until 1 Mar 2030, 12:00\. The moderators wrote: “Please be kind\.”/;
  await expect(page.getByText(words)).toBeVisible();
  const door = await visit('/sign-in');
  await door.getByLabel('E-mail or name').fill(member.username);
  await door.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await door.locator('form button[type=submit]').click();
  await expect(door.getByText(words)).toBeVisible();
});
