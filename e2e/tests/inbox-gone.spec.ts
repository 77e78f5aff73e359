import { Member, unique } from '../src/member.ts';
import { people, row, rows } from '../src/pages/inbox-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

type Named = { id: string };
const gone = 'This is not here any more';

for (const filter of ['', 'filter=unread'])
  test(`what was taken back while it is open is shown no more ${filter}`, async ({ site, enter }) => {
    const { me, bob, topic, items } = await people(site.main.api.url);
    const reply = await bob.reply(topic.id, `@${me.username} words that go`);
    await expect.poll(async () => (await items()).length).toBe(1);
    const page = await enter(me, `/inbox?${filter}`);
    await expectConnection(page, 'live');
    await row(page, 'words that go').getByRole('link').click();
    await expect(page.getByRole('region', { name: /mentioned you/ })).toContainText('words that go');
    await bob.delete(`/api/replies/${reply.id}`);
    await expect(page.getByText(gone)).toBeVisible();
    await expect(page.getByText('words that go')).toHaveCount(0);
  });

test('what one may read no more is shown no more where it is open', async ({ site, enter }) => {
  const url = site.main.api.url;
  const { me, bob } = await people(url);
  const admin = await Member.signIn(url, 'admin');
  const slug = unique('g').toLowerCase().replaceAll(' ', '-');
  const group = await bob.post<Named>('/api/groups', { name: unique('Night watch'), slug });
  const { id } = await bob.post<Named>(`/api/groups/${group.id}/invitations`, { username: me.username });
  await me.post(`/api/invitations/${id}/accept`, {});
  const place = { name: unique('Private'), slug: `c-${slug}`, colour: 'help', groupId: group.id };
  const { id: categoryId } = await admin.post<Named>('/api/categories', place);
  await bob.post('/api/topics', { categoryId, title: unique('Plans'), body: `@${me.username} private words` });
  const page = await enter(me, '/inbox');
  await expectConnection(page, 'live');
  await row(page, 'private words').getByRole('link').click();
  await expect(page.getByRole('region', { name: /mentioned you/ })).toContainText('private words');
  await bob.delete(`/api/groups/${group.id}/members/${me.username}`);
  await expect(page.getByText(gone)).toBeVisible();
  await expect(page.getByText('private words')).toHaveCount(0);
});

test('a link to one that is archived or far down opens it, to one that is gone it says so', async ({ site, enter }) => {
  const { me, mentions, items } = await people(site.main.api.url);
  await mentions('put away', 'here');
  const [, away] = await items();
  await me.put(`/api/notifications/${away?.id}/archive`);
  const page = await enter(me, `/inbox?item=${away?.id}`);
  await expect(page.getByRole('region', { name: /mentioned you/ })).toContainText('put away');
  await me.delete(`/api/notifications/${away?.id}`);
  await page.goto(`/inbox?item=${away?.id}`);
  await expect(page.getByText(gone)).toBeVisible();
  await page.getByRole('link', { name: 'Back to the inbox' }).click();
  await expect(page.getByText(gone)).toHaveCount(0);
  await expect(rows(page)).toHaveCount(1);
});
