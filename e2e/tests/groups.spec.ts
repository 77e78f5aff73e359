import type { Page } from '@playwright/test';
import { Member, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

type Named = { id: string; name: string };
let slugs = 0;
const slugOf = (words: string) => `${words}-${Date.now().toString(36)}-${++slugs}`;

/** A closed group of Alice's with a private category. */
async function closedGroup(url: string) {
  const [alice, admin] = [await Member.signIn(url, 'alice'), await Member.signIn(url, 'admin')];
  const name = unique('Regatta');
  const group = await alice.post<Named>('/api/groups', { name, slug: slugOf('regatta'), open: false });
  const room = unique('Slipway');
  const category = { name: room, slug: slugOf('slipway'), colour: 'host', groupId: group.id };
  const { id } = await admin.post<Named>('/api/categories', category);
  return { alice, admin, group, name, room, categoryId: id };
}

async function inviteBob(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: 'Invite', exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('User name').fill('bo');
  await dialog.getByRole('list', { name: 'People' }).getByRole('button', { name: /@bob/ }).click();
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function choose(desk: Page, name: string, item: string, confirm: string): Promise<void> {
  await desk.getByRole('button', { name: `More about ${name}` }).click();
  await desk.getByRole('menuitem', { name: item }).click();
  await desk.getByRole('dialog').getByRole('button', { name: confirm, exact: true }).click();
}

test('who is invited sees it at once, accepts, and sees the private category at once', async ({ site, enter }) => {
  const { group, name, room, alice, categoryId } = await closedGroup(site.main.api.url);
  await alice.post('/api/topics', { categoryId, title: unique('Rigging'), body: 'Among ourselves.' });
  const other = await enter('bob', '/groups');
  await expectConnection(other, 'live');
  const desk = await enter('alice', `/groups/${group.id}/members`);
  await expectConnection(desk, 'live');
  await inviteBob(desk);
  const invited = desk.getByRole('region', { name: 'Invited' });
  await expect(invited).toContainText('by Alice');
  await expect(other.getByRole('region', { name: 'Invitations' })).toContainText(name);
  await expect(other.getByRole('link', { name: room })).toBeHidden();
  await other.getByRole('button', { name: `Accept the invitation to ${name}` }).click();
  await expect(other.getByRole('link', { name: room })).toBeVisible();
  await expect(other.getByRole('region', { name: 'Yours' }).getByRole('link', { name })).toBeVisible();
  await expect(other.getByRole('region', { name: 'Invitations' }).getByText(name)).toBeHidden();
  await expect(invited).toBeHidden();
  await expect(desk.getByRole('region', { name: 'Members' }).getByRole('link', { name: /Bob/ })).toBeVisible();
});

test('a declined invitation says so to who sent it and is not sent again', async ({ site, enter }) => {
  const { group, name } = await closedGroup(site.main.api.url);
  const desk = await enter('alice', `/groups/${group.id}/members`);
  await expectConnection(desk, 'live');
  await inviteBob(desk);
  const other = await enter('bob', '/groups', { context: { viewport: { width: 390, height: 844 } } });
  await other.getByRole('button', { name: `Decline the invitation to ${name}` }).click();
  await expect(other.getByRole('region', { name: 'Invitations' }).getByText(name)).toBeHidden();
  await expect(desk.getByRole('region', { name: 'Invited' })).toContainText('declined');
  await desk.getByRole('button', { name: 'Invite', exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('User name').fill('bob');
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('They said no not long ago');
});

test('an archived group is readable and takes nothing new, for who has it open, and comes back', async ({
  site,
  enter,
}) => {
  const { group, name, alice, categoryId } = await closedGroup(site.main.api.url);
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const { id: invitation } = await alice.post<Named>(`/api/groups/${group.id}/invitations`, { username: 'bob' });
  await bob.post(`/api/invitations/${invitation}/accept`, {});
  const topic = { categoryId, title: unique('Masts'), body: 'Among ourselves.' };
  const { id } = await alice.post<Named>('/api/topics', topic);
  const reading = await enter('bob', `/t/${id}`);
  await expectConnection(reading, 'live');
  const reply = reading.getByRole('button', { name: 'Reply', exact: true });
  await expect(reply.first()).toBeVisible();
  const desk = await enter('alice', `/groups/${group.id}`);
  await choose(desk, name, 'Archive…', 'Archive');
  await expect(desk.getByText(/^Archived on/)).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Invite', exact: true })).toBeHidden();
  await expect(reading.getByText('Among ourselves.').first()).toBeVisible();
  await expect(reply).toHaveCount(0);
  await desk.goto('/groups');
  await expect(desk.getByRole('link', { name })).toBeHidden();
  await desk.getByRole('link', { name: 'Archived' }).click();
  await desk.getByRole('link', { name }).click();
  await choose(desk, name, 'Bring back…', 'Bring back');
  await expect(desk.getByText(/^Archived on/)).toBeHidden();
  await expect(reply.first()).toBeVisible();
});

test('a group deleted while it is open says so, and one with categories says why it stays', async ({ site, enter }) => {
  const { group, name, alice, admin, categoryId } = await closedGroup(site.main.api.url);
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const { id } = await alice.post<Named>(`/api/groups/${group.id}/invitations`, { username: 'bob' });
  await bob.post(`/api/invitations/${id}/accept`, {});
  const other = await enter('bob', `/groups/${group.id}/members`);
  await expectConnection(other, 'live');
  await expect(other.getByRole('region', { name: 'Members' })).toContainText('Bob');
  const desk = await enter('alice', `/groups/${group.id}`);
  await choose(desk, name, 'Delete…', 'Delete for good');
  const dialog = desk.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText('private categories');
  await admin.delete(`/api/categories/${categoryId}`);
  await dialog.getByRole('button', { name: 'Delete for good' }).click();
  await expect(desk).toHaveURL(/\/groups$/);
  await expect(desk.getByRole('link', { name })).toBeHidden();
  await expect(other.getByText('This group is gone')).toBeVisible();
});

test('a crowd of groups is on pages, and the reader’s own stay on top', async ({ site, enter }) => {
  const url = site.main.api.url;
  const [admin, carol] = [await Member.signIn(url, 'admin'), await Member.signIn(url, 'carol')];
  for (let n = 0; n < 32; n++) await admin.post('/api/groups', { name: `Aa ${n}`, slug: slugOf('crowd') });
  const name = unique('Zz of Carol');
  await carol.post('/api/groups', { name, slug: slugOf('of-carol') });
  const page = await enter('carol', '/groups');
  await expect(page.getByRole('region', { name: 'Yours' }).getByRole('link', { name })).toBeVisible();
  const others = page.getByRole('region', { name: 'Others' }).getByRole('link');
  const first = await others.count();
  await page.getByRole('button', { name: 'Show more', exact: true }).click();
  await expect.poll(() => others.count()).toBeGreaterThan(first);
});

test('a group is made from its name, what is wrong is said at its field, and its address leads to it', async ({
  site,
  enter,
}) => {
  const member = await Member.register(site.main.api.url);
  const page = await enter(member, '/groups');
  await page.getByRole('link', { name: 'New group' }).first().click();
  await expect(page).toHaveURL(/\/groups\/new$/);
  const [name, address] = [page.getByLabel('Name', { exact: true }), page.getByLabel('Address')];
  await page.getByRole('button', { name: 'Create group' }).click();
  await expect(name).toHaveAccessibleDescription(/Please fill this in/);
  await expect(name).toBeFocused();
  const words = unique('Żagle i Wiatr');
  await name.fill(words);
  const made = words.replace('Ż', 'z').toLowerCase().replaceAll(' ', '-');
  await expect(address).toHaveValue(made);
  const taken = slugOf('taken');
  await (await Member.signIn(site.main.api.url, 'admin')).post('/api/groups', { name: 'Taken', slug: taken });
  await address.fill(taken);
  await page.getByLabel('What it is for').fill('For those who sail.');
  await page.getByRole('radio', { name: /By invitation/ }).check({ force: true });
  await page.getByRole('button', { name: 'Create group' }).click();
  await expect(address).toHaveAccessibleDescription(/Another group has that address/);
  await expect(address).toBeFocused();
  await address.fill(made);
  await page.getByRole('button', { name: 'Create group' }).click();
  await expect(page).toHaveURL(/\/groups\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { name: words })).toBeVisible();
  await expect(page.getByText('For those who sail.')).toBeVisible();
  await page.goto(`/groups/${made}`);
  await expect(page).toHaveURL(/\/groups\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { name: words })).toBeVisible();
  await page.goBack();
  const other = await enter('bob', `/groups/${made}`);
  await expect(other.getByRole('heading', { name: words })).toBeHidden();
});

test('who is in no group reads what one is for', async ({ site, enter }) => {
  await (await Member.signIn(site.main.api.url, 'admin')).post('/api/groups', { name: 'Some', slug: slugOf('some') });
  const page = await enter(await Member.register(site.main.api.url), '/groups');
  await expect(page.getByText('You are in no group yet.')).toBeVisible();
});
