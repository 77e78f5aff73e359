import { expect, type Page } from '@playwright/test';
import { Member, unique } from './member.ts';

/** A group of Alice's with Bob in it, its category and a post there; a topic that is liked, and edited once. */
export async function peopleAtWork(url: string) {
  const [alice, bob, admin] = await Promise.all(['alice', 'bob', 'admin'].map((name) => Member.signIn(url, name)));
  if (!alice || !bob || !admin) throw new Error('The demo people are not there.');
  const slug = `at-work-${crypto.randomUUID().slice(0, 8)}`;
  const names = { name: 'Zimmermannsgildenversammlungen am Hafen und anderswo', slug };
  const group = await alice.post<{ id: string }>('/api/groups', {
    ...names,
    description: 'For those who build. '.repeat(9),
  });
  await bob.post(`/api/groups/${group.id}/join`, {});
  const robin = await Member.register(url);
  await alice.post(`/api/groups/${group.id}/invitations`, { username: robin.username });
  const category = { name: unique('Workshop'), slug, colour: 'host', groupId: group.id };
  const { id: categoryId } = await admin.post<{ id: string }>('/api/categories', category);
  await bob.post('/api/topics', { categoryId, title: unique('Planks'), body: 'They came today.' });
  const { id: topicId } = await bob.startTopic(unique('At work'));
  await alice.put(`/api/topics/${topicId}/like`);
  const { id: replyId } = await bob.reply(topicId, 'One two three.');
  await bob.patch(`/api/replies/${replyId}`, { body: 'One 2 three.' });
  return { groupId: group.id, topicId, written: [names.name, category.name] };
}

/** Without words, so that it works in every language: the first post's menu has the likes as its item of a heart. */
export async function openLikes(page: Page, topicId: string, query = ''): Promise<void> {
  await page.goto(`/t/${topicId}${query}`);
  await page.getByRole('article').first().locator('[aria-haspopup=menu]').click();
  await page.getByRole('menu').locator('[role=menuitem]:has(svg[class*=heart])').click();
  await expect(page.getByRole('dialog').getByRole('link')).toHaveCount(1);
}

export async function openHistory(page: Page, topicId: string, query = ''): Promise<void> {
  await page.goto(`/t/${topicId}${query}`);
  await page.getByRole('article').nth(1).locator('[aria-haspopup=menu]').click();
  await page.getByRole('menu').locator('[role=menuitem]:has(svg[class*=history])').click();
  await expect(page.getByRole('dialog').getByRole('deletion')).toBeVisible();
}
