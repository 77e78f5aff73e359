import { Member, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

type Named = { id: string; name: string };
let made = 0;
const slugOf = (words: string) => `${words}-${Date.now().toString(36)}-p${++made}`;

/** An open group of Alice's with Bob in it. */
async function openGroup(url: string) {
  const [alice, bob] = [await Member.signIn(url, 'alice'), await Member.signIn(url, 'bob')];
  const name = unique('Pilots');
  const group = await alice.post<Named>('/api/groups', { name, slug: slugOf('pilots') });
  await bob.post(`/api/groups/${group.id}/join`, {});
  return { alice, bob, group, name };
}

test('an owner makes another, takes it back by Undo, and puts somebody out after being asked', async ({
  site,
  enter,
}) => {
  const { group, name } = await openGroup(site.main.api.url);
  const desk = await enter('alice', `/groups/${group.id}/members`);
  const other = await enter('bob', `/groups/${group.id}`);
  await expectConnection(other, 'live');
  const role = desk.getByRole('combobox', { name: /^Role of Bob/ });
  await role.click();
  await desk.getByRole('option', { name: 'Owner' }).click();
  await expect(role).toHaveText(/Owner/);
  await expect(other.getByRole('link', { name: 'Settings' }).last()).toBeVisible();
  await desk.getByRole('button', { name: 'Undo' }).click();
  await expect(role).toHaveText(/Member/);
  await expect(other.getByRole('button', { name: 'Invite', exact: true })).toBeHidden();
  await desk.getByRole('button', { name: /^Remove Bob/ }).click();
  await expect(desk.getByRole('dialog')).toContainText(name);
  await desk.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(desk.getByRole('region', { name: 'Members' }).getByRole('link', { name: /Bob/ })).toBeHidden();
  await expect(other.getByRole('button', { name: 'Join' })).toBeVisible();
});

test('the last owner reads whom to name before leaving, and leaves once there is another', async ({ site, enter }) => {
  const { group, name, alice } = await openGroup(site.main.api.url);
  const desk = await enter('alice', `/groups/${group.id}`);
  const leave = async () => {
    await desk.getByRole('button', { name: `More about ${name}` }).click();
    await desk.getByRole('menuitem', { name: 'Leave…' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Leave', exact: true }).click();
  };
  await leave();
  await expect(desk.getByRole('dialog').getByRole('alert')).toContainText('A group needs an owner');
  await desk.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await alice.put(`/api/groups/${group.id}/members/bob`, { role: 'owner' });
  await leave();
  await expect(desk.getByRole('button', { name: 'Join' })).toBeVisible();
});

test('what a group is called and for is changed where it stands, and who looks at it sees it at once', async ({
  site,
  enter,
}) => {
  const { group } = await openGroup(site.main.api.url);
  const other = await enter('bob', `/groups/${group.id}`);
  await expectConnection(other, 'live');
  const desk = await enter('alice', `/groups/${group.id}/settings`);
  const name = unique('Harbour pilots');
  await desk.getByLabel('Name', { exact: true }).fill(name);
  await desk.getByLabel('What it is for').fill('Those who bring ships in.');
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByRole('heading', { name })).toBeVisible();
  await expect(other.getByRole('heading', { name })).toBeVisible();
  await expect(other.getByText('Those who bring ships in.')).toBeVisible();
  await desk.getByRole('radio', { name: /By invitation/ }).check({ force: true });
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByText(/members · By invitation/)).toBeVisible();
  await desk.getByRole('radio', { name: /Open to everybody/ }).check({ force: true });
  await desk.getByRole('button', { name: 'Save' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(other.getByText(/members · By invitation/)).toBeVisible();
  await desk.getByRole('button', { name: 'Save' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Open it' }).click();
  await expect(other.getByText(/members · Open to everybody/)).toBeVisible();
});

test('a member writes to a category of the group from its page, and the others see it there at once', async ({
  site,
  enter,
}) => {
  const url = site.main.api.url;
  const { group } = await openGroup(url);
  const admin = await Member.signIn(url, 'admin');
  const room = unique('Log book');
  await admin.post('/api/categories', { name: room, slug: slugOf('log'), colour: 'host', groupId: group.id });
  const outside = await enter('carol', `/groups/${group.id}`);
  await expect(outside.getByText('What is written here is for members')).toBeVisible();
  await expect(outside.getByRole('link', { name: 'Activity' })).toBeHidden();
  const other = await enter('alice', `/groups/${group.id}`);
  await expectConnection(other, 'live');
  await expect(other.getByText('Nobody has written here yet')).toBeVisible();
  const page = await enter('bob', `/groups/${group.id}`);
  await page.getByRole('button', { name: `Write to ${room}` }).click();
  const title = unique('Handover');
  await page.getByRole('textbox', { name: 'Title' }).fill(title);
  await page.getByRole('textbox', { name: 'Text, in Markdown' }).fill('Two alerts are open.');
  await page.getByRole('button', { name: 'Create topic' }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(other.getByRole('region', { name: room }).getByRole('heading', { name: title })).toBeVisible();
});

test('what happens in a group is shown live beside it, kept, and read page by page', async ({ site, enter }) => {
  const { group, alice } = await openGroup(site.main.api.url);
  const carol = await Member.signIn(site.main.api.url, 'carol');
  const desk = await enter('alice', `/groups/${group.id}`, { context: { viewport: { width: 1440, height: 900 } } });
  await expectConnection(desk, 'live');
  const now = desk.getByRole('region', { name: 'Happening now' });
  await expect(now).toContainText(/Bob.* joined/);
  await carol.post(`/api/groups/${group.id}/join`, {});
  await expect(now.getByRole('listitem').first()).toContainText(/Carol.* joined/);
  for (let n = 0; n < 32; n++) {
    await alice.put(`/api/groups/${group.id}/members/bob`, { role: n % 2 === 0 ? 'owner' : 'member' });
  }
  await desk.getByRole('link', { name: 'All activity' }).click();
  const all = desk.getByRole('region', { name: 'Activity' });
  await expect(all.getByRole('listitem').first()).toContainText(/made Bob.* a member again/);
  await desk.getByRole('button', { name: 'Show more', exact: true }).click();
  await expect(all.getByText(/began the group/)).toBeVisible();
  const robin = await Member.register(site.main.api.url);
  await alice.post(`/api/groups/${group.id}/invitations`, { username: robin.username });
  await expect(all.getByRole('listitem').first()).toContainText(/invited Robin/);
  const other = await enter('bob', `/groups/${group.id}/activity`);
  await expect(other.getByRole('region', { name: 'Activity' })).not.toContainText('invited');
});
