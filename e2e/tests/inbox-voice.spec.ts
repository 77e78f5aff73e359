import { Member, unique } from '../src/member.ts';
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
