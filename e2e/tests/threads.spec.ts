import type { ReplyView } from '@tidings/contracts';
import { Member, unique } from '../src/member.ts';
import { post } from '../src/pages/topic-page.ts';
import { expect, expectConnection, test } from '../src/test.ts';

test('an answer to a reply that is not loaded stands in its thread, below its head; it stays there when that is loaded', async ({
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
  const held = Promise.withResolvers<void>();
  const page = await enter('alice', '/', {
    prepare: async (context) => {
      await context.route('**/replies?*before=*', async (route) => {
        await held.promise;
        await route.continue();
      });
    },
  });
  await page.goto(`/t/${id}#reply-${number}`);
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
  await expect(thread.getByRole('link', { name: 'The very first' })).toBeVisible();
  held.resolve();
  await page.locator('[data-scroller]').evaluate((view) => view.scrollTo(0, 0));
  const parent = page.locator('#reply-1');
  await expect(parent.getByRole('button', { name: 'Reply', exact: true }).first()).toBeAttached();
  for (const text of [read, live]) {
    await expect(parent.getByText(text)).toHaveCount(1);
    await expect(page.getByRole('article').filter({ hasText: text }), 'itself and its parent').toHaveCount(2);
  }
});
