import { expectAccessible } from '../src/axe.ts';
import { Member, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

/** A workspace with its owner and an operator. */
async function two(url: string) {
  const [owner, guest] = [await Member.register(url, 'Olga Owner'), await Member.register(url, 'Otto Operator')];
  type Made = { id: string; slug: string };
  const made = await owner.post<Made>('/api/workspaces', { name: unique('Harbour') });
  await owner.put(`/api/workspaces/${made.id}/members/${guest.username}`, { role: 'operator' });
  await guest.post(`/api/workspaces/${made.id}/join`, {});
  return { ...made, owner, guest };
}

test('what is decided and what happens stands on the overview as it happens, in both widths and by numbers', async ({
  site,
  enter,
}) => {
  const { url } = site.main.api;
  const { id: workspaceId, slug, owner, guest } = await two(url);
  const ask = (title: string) => guest.post<{ id: string }>(`/api/workspaces/${workspaceId}/approvals`, { title });
  const decide = (id: string, input: object) => owner.post(`/api/approvals/${id}/decision`, input);

  const page = await enter(owner, `/w/${slug}`);
  await expectConnection(page, 'live');
  const activity = page.getByRole('region', { name: 'Activity' });
  await expect(activity.getByRole('listitem').first()).toContainText('Otto Operator came into the workspace');
  const trend = page.getByRole('region', { name: 'Decisions a day' });
  await expect(trend).toHaveCount(0);

  const title = unique('Refund €1,284.00');
  const { id } = await ask(title);
  await expect(activity.getByRole('listitem').first()).toContainText(`Otto Operator asks for ${title}`, {
    timeout: 2000,
  });
  await decide(id, { decision: 'approve' });
  await expect(activity.getByRole('listitem').first()).toContainText(`Olga Owner approved ${title}`, { timeout: 2000 });
  await expect(trend).toContainText('1 approved, 0 rejected, 0 expired', { timeout: 2000 });
  await expect(trend.getByRole('img', { name: 'Decisions a day in the last 30 days, 1 in all' })).toBeVisible();
  await expect(trend.locator('canvas')).toBeVisible();
  const second = await ask(unique('Delete the snapshots'));
  await decide(second.id, { decision: 'reject', comment: 'Too dear' });
  await expect(trend).toContainText('1 approved, 1 rejected, 0 expired', { timeout: 2000 });
  await expect(activity.getByRole('listitem').first()).toContainText('Too dear');
  await expect(page.getByText('Median time to decide')).toBeVisible();

  await trend.getByText('As a table').click();
  await expect(trend.getByRole('row').nth(1)).toContainText(/1\s*1\s*0/);

  await expectAccessible(page, 'the overview with a chart');
  await activity.getByRole('link', { name: title }).first().click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();

  const phone = await enter(owner, `/w/${slug}`, {
    context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' },
  });
  await expect(phone.getByRole('region', { name: 'Activity' }).getByRole('listitem').first()).toContainText('Too dear');
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

  await expectAccessible(phone, 'the overview on a phone in the dark');
});
