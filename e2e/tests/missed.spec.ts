import { Member, unique } from '../src/member.ts';
import { assertNoRefetch, type Resource } from '../src/no-refetch.ts';
import { post } from '../src/pages/topic-page.ts';
import { settled } from '../src/settled.ts';
import { expect, expectConnection, test } from '../src/test.ts';

const feeds: Resource[] = ['topic', 'replies'];

test('replies missed while the network was cut arrive by themselves, in order, without a refetch', async ({
  site,
  enter,
}) => {
  const { main } = site;
  const bob = await Member.signIn(main.api.url, 'bob');
  const { id } = await bob.startTopic(unique('A talk with a hole'));
  await bob.reply(id, 'Before the cut.');
  const page = await enter('alice', `/t/${id}`);
  await expectConnection(page, 'live');
  await expect(post(page, 'Before the cut.')).toBeVisible();
  main.proxy.cut();
  await expectConnection(page, 'reconnecting');
  for (const word of ['one', 'two', 'three']) await bob.reply(id, `Missed ${word}.`);
  await assertNoRefetch(page, feeds, async () => {
    await main.proxy.restore();
    main.traffic.block({});
    await expectConnection(page, 'live', 30_000);
    await expect(page.getByText('4 replies').first()).toBeVisible();
  });
  const words = await page
    .getByRole('article')
    .getByText(/^Missed /)
    .allTextContents();
  expect(words).toEqual(['Missed one.', 'Missed two.', 'Missed three.']);
});

test('what one device has read is read on the other, without a refetch', async ({ site, enter }) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const title = unique('Read on the phone');
  const { id } = await bob.startTopic(title);
  const desk = await enter('alice');
  await expectConnection(desk, 'live');
  const row = desk.getByRole('link', { name: title });
  await expect(row).toHaveAccessibleName(/unread/i);
  await settled(desk);
  await assertNoRefetch(desk, ['topics'], async () => {
    const phone = await enter('alice', `/t/${id}`, { context: { viewport: { width: 390, height: 844 } } });
    await expect(post(phone, 'What it is about.')).toBeVisible();
    await expect(row).not.toHaveAccessibleName(/unread/i);
  });
});

test('who is taken out of a group sees nothing of it from then on, and is notified', async ({ site, enter }) => {
  const admin = await Member.signIn(site.main.api.url, 'admin');
  const { groupId } = await admin.category('night-watch');
  const { id } = await admin.startTopic(unique('Among ourselves'), 'night-watch');
  const robin = await Member.register(site.main.api.url);
  await admin.put(`/api/groups/${groupId}/members/${robin.username}`);
  const page = await enter(robin, `/t/${id}`);
  await expectConnection(page, 'live');
  await expect(post(page, 'What it is about.')).toBeVisible();
  await admin.delete(`/api/groups/${groupId}/members/${robin.username}`);
  await expect(page.getByText('You cannot see this page')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Night watch' })).toBeHidden();
});

test('a topic deleted while it is open says so', async ({ site, enter }) => {
  const bob = await Member.signIn(site.main.api.url, 'bob');
  const { id } = await bob.startTopic(unique('Soon gone'));
  const page = await enter('alice', `/t/${id}`);
  await expectConnection(page, 'live');
  await expect(post(page, 'What it is about.')).toBeVisible();
  await bob.delete(`/api/topics/${id}`);
  await expect(page.getByText('This topic was deleted').first()).toBeVisible();
  await expect(post(page, 'What it is about.')).toBeHidden();
});
