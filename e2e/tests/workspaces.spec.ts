import { expectAccessible } from '../src/axe.ts';
import { Member } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

test('a workspace is made, somebody joins by a link, becomes more, and is calmly out again', async ({
  site,
  enter,
}) => {
  const { url } = site.main.api;
  const [owner, guest] = [await Member.register(url, 'Olga Owner'), await Member.register(url, 'Gil Guest')];
  const hers = await enter(owner, '/workspaces');
  await expectConnection(hers, 'live');
  await expectAccessible(hers, 'no workspace yet');
  await hers.getByLabel('Name').fill('Harbour crew');
  await hers.getByRole('button', { name: 'Create workspace' }).click();
  await expect(hers.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(hers.getByRole('navigation', { name: 'Main' })).toContainText('Harbour crew');
  await expectAccessible(hers, 'the overview of a workspace');

  await hers.getByRole('link', { name: 'Members and settings' }).click();
  await hers.getByRole('button', { name: 'Make a link' }).click();
  const link = await hers.getByLabel('The link').inputValue();
  await expectAccessible(hers, 'the settings of a workspace');
  const his = await enter(guest, new URL(link).pathname + new URL(link).hash);
  await his.getByRole('button', { name: 'Join' }).click();
  await expect(his.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(his.getByText('You read what is here.')).toBeVisible();

  const members = hers.getByRole('region', { name: 'Members' });
  await expect(members).toContainText('Gil Guest');
  await expectConnection(his, 'live');
  const { id } = (await owner.get<{ items: { id: string }[] }>('/api/workspaces')).items[0] ?? { id: '' };
  await owner.put(`/api/workspaces/${id}/members/${guest.username}`, { role: 'manager' });
  await expect(his.getByText('You decide, and run the agents.')).toBeVisible();
  await members.getByRole('button', { name: 'Remove Gil Guest' }).click();
  const asked = hers.getByRole('dialog', { name: 'Remove Gil Guest from Harbour crew?' });
  await expectAccessible(hers, 'it is asked before somebody is removed');
  await asked.getByRole('button', { name: 'Remove' }).click();
  await expect(his.getByRole('heading', { name: 'You are no longer in this workspace' })).toBeVisible();
  await expect(his.getByRole('navigation', { name: 'Main' })).not.toContainText('Harbour crew');
});
