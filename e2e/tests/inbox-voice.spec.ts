import { Member, unique } from '../src/member.ts';
import { people } from '../src/pages/inbox-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

type Named = { id: string };

test('an invitation to a group is shown in one tab of the browser, and goes in all when it is answered', async ({
  site,
  enter,
}) => {
  const url = site.main.api.url;
  const [me, host] = [await Member.register(url, 'Robin Reader'), await Member.register(url, 'Hedda Host')];
  const group = await host.post<Named>('/api/groups', {
    name: unique('Watch'),
    slug: `watch-${Date.now().toString(36)}`,
  });
  const page = await enter(me, '/');
  const other = await page.context().newPage();
  await other.goto('/');
  await expectConnection(page, 'live');
  await expectConnection(other, 'live');
  const { id } = await host.post<Named>(`/api/groups/${group.id}/invitations`, { username: me.username });
  const shown = async () =>
    (await Promise.all([page, other].map((tab) => tab.getByText('asks you').count()))).reduce((a, b) => a + b);
  for (const tab of [page, other]) await expect(tab.getByRole('link', { name: /^Groups/ }).first()).toContainText('1');
  await expect.poll(shown).toBe(1);
  await me.post(`/api/invitations/${id}/decline`, {});
  await expect.poll(shown).toBe(0);
});

// Alerts do not exist yet: a notification with a toast stands for one.
test('BDD 14: two tabs: both have it, and one of them shows a toast', async ({ site, enter }) => {
  const { me, mention, mentions } = await people(site.main.api.url);
  await mentions('before');
  // No list of topics is on these pages, which would say the words as well.
  const page = await enter(me, '/groups');
  const other = await page.context().newPage();
  await other.goto('/groups');
  const tabs = [page, other];
  for (const tab of tabs) await expectConnection(tab, 'live');
  for (const tab of tabs) await expect(tab).toHaveTitle(/^\(1\) /);
  await mention('high water at noon');
  for (const tab of tabs) await expect(tab).toHaveTitle(/^\(2\) /);
  const toasts = async () =>
    (await Promise.all(tabs.map((tab) => tab.getByText('high water at noon').count()))).reduce((a, b) => a + b);
  await expect.poll(toasts).toBe(1);
  // The other tab has it as well, in its own list.
  await other.goto('/inbox');
  await expect(other.getByRole('article').filter({ hasText: 'high water at noon' })).toBeVisible();
  await expect.poll(async () => await page.getByText('high water at noon').count()).toBeLessThanOrEqual(1);
});
