import { Member } from '../src/member.ts';
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
  const alice = await Member.signIn(url, 'alice');
  const { id } = await alice.get<{ id: string }>('/api/me');
  await act(url, 'warn', id);
  const page = await enter('alice');
  await expectConnection(page, 'live');
  const notice = page.getByText('A moderator warned you');
  await expect(notice).toBeVisible();
  await page.reload();
  await expect(notice).toBeVisible();
  await expect(page.getByText('Please be kind.')).toBeVisible();
  const read = page.waitForResponse((response) => response.url().endsWith('/read'));
  await page.getByRole('button', { name: 'Close' }).first().click();
  expect((await read).status()).toBe(204);
  const unread = page.waitForResponse((response) => response.url().includes('/api/notices'));
  await page.goto('/notices');
  expect(((await (await unread).json()) as { items: object[] }).items.length).toBeLessThanOrEqual(1);
  await expect(page.getByRole('list').getByText('A moderator warned you')).toBeVisible();
});

test('a suspended member hears until when and why, in the open page and at sign-in', async ({ site, enter, visit }) => {
  const { url } = site.main.api;
  const carol = await Member.signIn(url, 'carol');
  const { id } = await carol.get<{ id: string }>('/api/me');
  const page = await enter('carol');
  await expectConnection(page, 'live');
  await act(url, 'suspend', id, { until: '2030-03-01T12:00:00.000Z' });
  try {
    const words = /Your account is suspended until 1 Mar 2030, 12:00\. The moderators wrote: “Please be kind\.”/;
    await expect(page.getByText(words)).toBeVisible();
    const door = await visit('/sign-in');
    await door.getByLabel('E-mail or name').fill('carol');
    await door.getByRole('textbox', { name: 'Password' }).fill('tidings-demo');
    await door.locator('form button[type=submit]').click();
    await expect(door.getByText(words)).toBeVisible();
  } finally {
    // Other tests need her.
    await act(url, 'lift', id);
  }
});
