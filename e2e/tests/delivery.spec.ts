import { expectAccessible } from '../src/axe.ts';
import { Member } from '../src/member.ts';
import { people, row } from '../src/pages/inbox-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

test('an item says how it reached its reader, and that it was read on another device', async ({ site, enter }) => {
  const { me, mentions } = await people(site.main.api.url);
  const page = await enter(me, '/inbox');
  await expectConnection(page, 'live');
  await mentions('traced to the pier');
  await row(page, 'traced to the pier').getByRole('link').click();
  await page.keyboard.press('w');
  const how = page.getByRole('region', { name: 'How it reached you' });
  await expect(how.getByText('Confirmed by this device')).toBeVisible();
  await expect(how.getByRole('listitem').filter({ hasText: 'Kept in your inbox' })).toContainText(/\+\d+ ms/);
  const when = how.getByRole('button').first();
  await when.focus();
  await expect(page.getByRole('tooltip')).toContainText(/\d\d:\d\d:\d\d[.,]\d{3}/);
  await when.press('Enter');
  await expect(when).toContainText(/\d\d:\d\d:\d\d[.,]\d{3}/);
  await expectAccessible(page, 'how it reached you');
  const { items } = await me.get<{ items: { id: string }[] }>('/api/notifications');
  await me.delete(`/api/notifications/${items[0]?.id}/read`);
  await expect(how.getByText('Not read yet')).toBeVisible();
  await me.put(`/api/notifications/${items[0]?.id}/read`);
  await expect(how.getByText('Not read yet')).toBeHidden();
});

test('an admin finds out why somebody was not notified; nobody else gets there', async ({ site, enter }) => {
  const url = site.main.api.url;
  const [robin, ben] = [await Member.register(url, 'Robin Reader'), await Member.register(url, 'Ben Blocked')];
  await robin.put(`/api/users/${ben.username}/block`);
  await ben.put(`/api/users/${robin.username}/follow`).catch(() => undefined);
  const topic = await ben.startTopic(`Is @${robin.username} here?`, 'help');
  await ben.post(`/api/topics/${topic.id}/replies`, { body: `@${robin.username} are you?` });
  const page = await enter('admin', '/delivery');
  await page.getByRole('searchbox', { name: 'User name' }).fill(robin.username);
  await page.getByRole('button', { name: 'Look' }).click();
  const found = page.getByRole('list', { name: 'Delivery traces' }).getByRole('listitem');
  await expect(found.filter({ hasText: 'Not notified: they block who did it.' })).toHaveCount(1);
  await expectAccessible(page, 'traces');
  await found
    .getByRole('link', { name: /^[\da-f-]{36}$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/by=source/);
  await expect(found.first()).toContainText('Robin Reader');
  const other = await enter('mod', '/delivery');
  await expect(other.getByRole('searchbox')).toBeHidden();
});
