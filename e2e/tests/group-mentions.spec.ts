import { expectAccessible } from '../src/axe.ts';
import { Member, unique } from '../src/member.ts';
import { draftReply, post, send } from '../src/pages/topic-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

type Named = { id: string };
type Replies = { items: { body: string | null }[] };

test('a group of many is offered for @, asked for with its number, named once that is meant, and leads to its page', async ({
  site,
  enter,
}) => {
  const url = site.main.api.url;
  const me = await Member.register(url, 'Robin Rower');
  const slug = `rowers-${Date.now().toString(36)}`;
  const name = unique('Rowers');
  const group = await me.post<Named>('/api/groups', { name, slug });
  const others: Member[] = [];
  for (let n = 0; n < 21; n++) others.push(await Member.register(url, 'Sam Sculler'));
  for (const other of others) await other.post(`/api/groups/${group.id}/join`, {});
  const topic = await me.startTopic(unique('Regatta'), 'help', 'When?');
  const bodies = async () => (await me.get<Replies>(`/api/topics/${topic.id}/replies`)).items.map(({ body }) => body);

  const page = await enter(me, `/t/${topic.id}`);
  await expectConnection(page, 'live');
  await draftReply(page, '');
  const text = page.getByRole('textbox', { name: 'Text, in Markdown' });
  await text.pressSequentially('@rowers');
  const offered = page.getByRole('option', { name: new RegExp(`${name}.*22 members`) });
  await offered.click();
  await expect(text).toHaveValue(`@${slug} `);
  await text.pressSequentially('we meet at six');
  await send(page);
  const dialog = page.getByRole('dialog', { name: 'Notify 21 people?' });
  await expect(dialog).toContainText('everybody in it');
  await expectAccessible(page, 'the question before a crowd');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await bodies()).toEqual([]);
  await expect(text).toHaveValue(`@${slug} we meet at six`);
  await text.press('Control+Enter');
  await dialog.getByRole('button', { name: 'Notify them' }).click();
  await expect.poll(bodies).toEqual([`@${slug} we meet at six`]);

  const [first] = others;
  type Inbox = { items: { reason: string }[] };
  const reasons = async () =>
    ((await first?.get<Inbox>('/api/notifications'))?.items ?? []).map(({ reason }) => reason);
  await expect.poll(reasons, { timeout: 15_000 }).toEqual(['group_mentioned']);
  await post(page, 'we meet at six')
    .getByRole('link', { name: `@${slug}` })
    .click();
  // The name of its address first, then its id.
  await expect(page).toHaveURL(new RegExp(`/groups/(${slug}|${group.id})`));
  await expect(page.getByRole('heading', { name }).first()).toBeVisible();
});

test('who names more than they may reads it before they send, and what is refused stays to be changed', async ({
  site,
  enter,
}) => {
  const url = site.main.api.url;
  const me = await Member.register(url);
  const topic = await me.startTopic(unique('Crew list'), 'help', 'Who comes?');
  const page = await enter(me, `/t/${topic.id}`);
  await expectConnection(page, 'live');
  await draftReply(page, '@alice @bob @carol @mod @admin');
  const note = page.getByText('You may name 5 people and groups in one text.');
  await expect(note).toBeHidden();
  await page.getByRole('textbox', { name: 'Text, in Markdown' }).fill('@alice @bob @carol @mod @admin @priya come');
  await expect(note).toContainText('1 name is too many.');
  await send(page);
  await expect(post(page, '@priya come')).toContainText('This text names too many people.');
});
