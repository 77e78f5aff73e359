import type { ReplyView } from '@tidings/contracts';
import { Member, unique } from '../src/member.ts';
import { expect, expectConnection, test } from '../src/test.ts';
import { post } from '../src/topic-page.ts';

test('an answer to a reply that is not loaded stands in its thread, whether it was read or came live; its head leads there', async ({
  site,
  enter,
}) => {
  const carol = await Member.signIn(site.main.api.url, 'carol');
  const { id } = await carol.startTopic(unique('Far answers'));
  const answer = (parent: ReplyView, body: string) =>
    carol.post<ReplyView>(`/api/topics/${id}/replies`, { body, parentId: parent.id });
  const first = await carol.reply(id, 'The very first');
  for (let count = 2; count < 60; count += 1) await carol.reply(id, `Reply ${count}`);
  const second = await carol.reply(id, 'Near the end');
  const read = unique('An answer from far');
  const { number } = await answer(first, read);
  const page = await enter('alice', `/t/${id}#reply-${number}`);
  await expectConnection(page, 'live');
  const thread = page.locator('[data-number="1"]').filter({ hasText: 'The very first' });
  await expect(post(page, read)).toBeInViewport();
  await expect(thread.getByRole('article').filter({ hasText: read })).toHaveCount(1);
  const live = unique('Another, live');
  await answer(first, live);
  // What is read is not pushed down: a word beside the head waits to be asked.
  await thread.getByRole('button', { name: '1 new answer' }).click();
  await expect(thread.getByRole('article').filter({ hasText: live })).toHaveCount(1);
  const near = unique('Beside its reply');
  await answer(second, near);
  await expect(page.locator(`[data-number="${second.number}"]`).getByText(near)).toHaveCount(1);
  await thread.getByRole('link', { name: 'The very first' }).click();
  await expect(page.locator('#reply-1')).toBeInViewport();
  await expect(page.getByRole('article').filter({ hasText: read })).toHaveCount(0);
  for (const text of [read, live]) await expect(page.getByText(text)).toHaveCount(0);
});
