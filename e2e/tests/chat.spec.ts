import { expectAccessible } from '../src/axe.ts';
import { Member } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';

/** A workspace of two with a channel, and messages in it that nobody has read but who wrote them. */
async function talkers(url: string, said = 0) {
  const [olga, max] = [await Member.register(url, 'Olga Owner'), await Member.register(url, 'Max Manager')];
  const { id, slug } = await olga.post<{ id: string; slug: string }>('/api/workspaces', { name: 'Operations' });
  await olga.put(`/api/workspaces/${id}/members/${max.username}`, { role: 'manager' });
  await max.post(`/api/workspaces/${id}/join`, {});
  const channel = await olga.post<{ id: string }>(`/api/workspaces/${id}/channels`, { name: 'incidents' });
  for (let n = 1; n <= said; n += 1)
    await olga.post(`/api/channels/${channel.id}/messages`, {
      body: `Said before ${n}`,
      clientId: crypto.randomUUID(),
    });
  const pair = await olga.post<{ id: string }>(`/api/workspaces/${id}/direct-messages`, { people: [max.username] });
  return { olga, max, slug, channel: `/w/${slug}/chat/${channel.id}`, pair: `/w/${slug}/chat/${pair.id}` };
}

test('two people talk: live, unread, the line of the new, typing, seen, edited with the arrow key', async ({
  site,
  enter,
}) => {
  const { olga, max, slug, channel, pair } = await talkers(site.main.api.url, 30);
  const his = await enter(max, `/w/${slug}/chat`);
  await expectConnection(his, 'live');
  const incidents = his.getByRole('navigation', { name: 'Conversations' }).getByRole('link', { name: /incidents/ });
  await expect(incidents).toContainText('30');
  const hers = await enter(olga, channel);
  await expect(hers.getByText('Said before 30')).toBeVisible();
  await expectAccessible(hers, 'a channel');

  await incidents.click();
  await expect(his.getByRole('separator', { name: 'New messages begin here' })).toBeVisible();
  await his.getByRole('log', { name: 'Messages' }).press('End');
  await expect(incidents).not.toContainText('30');

  const write = hers.getByRole('textbox', { name: 'Write to incidents' });
  await write.pressSequentially('It is over.');
  await expect(his.getByText(/Olga is/)).toBeVisible();
  await write.press('Enter');
  await expect(his.getByText('It is over.', { exact: true })).toBeVisible({ timeout: 2000 });
  await write.press('ArrowUp');
  await expect(write).toHaveValue('It is over.');
  await write.fill('It is over now.');
  await write.press('Enter');
  await expect(his.getByText('It is over now.', { exact: true })).toBeVisible({ timeout: 2000 });
  await expect(his.getByText('(edited)')).toBeVisible();

  await hers.goto(pair);
  await hers.getByRole('textbox', { name: 'Write to Max Manager' }).fill('Thank you.');
  await hers.keyboard.press('Enter');
  await expect(hers.getByText('Sent', { exact: true })).toBeVisible();
  await his.goto(pair);
  await expect(his.getByText('Thank you.')).toBeVisible();
  await expect(hers.getByText('Seen', { exact: true })).toBeVisible();
});

test('what is written offline goes out in order and once; drafts stay with their channel', async ({ site, enter }) => {
  const { olga, max, channel, pair } = await talkers(site.main.api.url);
  const [hers, his] = [await enter(olga, channel), await enter(max, channel)];
  const write = hers.getByRole('textbox', { name: 'Write to incidents' });
  await expect(write).toBeVisible();
  await hers.context().setOffline(true);
  for (const text of ['first', 'second', 'third']) {
    await write.fill(text);
    await write.press('Enter');
  }
  await expect(hers.getByText('Goes out when you are online again').first()).toBeVisible();
  await write.fill('Not sent yet');
  await hers.context().setOffline(false);
  await expect(his.getByText('third', { exact: true })).toBeVisible({ timeout: 15_000 });
  const texts = await his.getByRole('article').allInnerTexts();
  expect(texts.map((text) => /first|second|third/.exec(text)?.[0])).toEqual(['first', 'second', 'third']);
  await hers.goto(pair);
  await expect(hers.getByRole('textbox', { name: 'Write to Max Manager' })).toHaveValue('');
  await hers.goto(channel);
  await expect(write).toHaveValue('Not sent yet');
});
