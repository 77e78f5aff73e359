import { expectAccessible } from '../src/axe.ts';
import { Member } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

test('who is there is seen in chat, in the workspace and on a profile, and is what they choose by hand', async ({
  site,
  enter,
}) => {
  const { url } = site.main.api;
  const [olga, max] = [await Member.register(url, 'Olga Owner'), await Member.register(url, 'Max Manager')];
  const { id, slug } = await olga.post<{ id: string; slug: string }>('/api/workspaces', { name: 'Operations' });
  await olga.put(`/api/workspaces/${id}/members/${max.username}`, { role: 'manager' });
  await max.post(`/api/workspaces/${id}/join`, {});
  await olga.post(`/api/workspaces/${id}/direct-messages`, { people: [max.username] });

  const hers = await enter(olga, `/w/${slug}/chat`);
  await expectConnection(hers, 'live');
  const direct = hers.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name: /Max Manager/ });
  await expect(direct).toHaveAccessibleName(/offline/);
  const his = await enter(max, `/u/${max.username}`);
  await expectConnection(his, 'live');
  await expect(direct).toHaveAccessibleName(/online/);
  await expectAccessible(hers, 'who is there, in chat');

  await his.getByRole('button', { name: 'Your status: Online. Change it' }).click();
  await expect(his.getByRole('menuitemradio', { name: /Busy for an hour/ })).toBeVisible();
  await expectAccessible(his, 'the choice of a status');
  await his.getByRole('menuitemradio', { name: /Busy for an hour/ }).press('Enter');
  await expect(his.getByRole('button', { name: 'Your status: Busy. Change it' })).toBeVisible();
  await expect(direct).toHaveAccessibleName(/busy/);

  await hers.goto(`/w/${slug}/settings`);
  const row = hers.getByRole('region', { name: 'Members' }).getByRole('listitem').filter({ hasText: 'Max Manager' });
  await expect(row).toContainText('busy');
  await his.getByRole('button', { name: 'Your status: Busy. Change it' }).click();
  await his.getByRole('menuitemradio', { name: /Hidden/ }).click();
  await expect(row).toContainText('offline');

  await hers.goto(`/u/${max.username}`);
  await expectConnection(hers, 'live');
  await expect(hers.getByText(`@${max.username}`)).not.toContainText('online');
  await his.getByRole('button', { name: 'Your status: Hidden. Change it' }).click();
  await his.getByRole('menuitemradio', { name: /Online/ }).click();
  await expect(hers.getByText(`@${max.username}`)).toContainText('online');
  await expectAccessible(hers, 'the profile of who is there');
});
