import type { Locator, Page } from '@playwright/test';
import { Member, unique } from '../member.ts';
import { expect } from '../test.ts';

type Inbox = { items: { id: string; title: string; readAt: string | null }[] };

export const list = (page: Page): Locator => page.getByRole('list', { name: 'Notifications' });
export const rows = (page: Page): Locator => list(page).getByRole('article');
export const row = (page: Page, words: string): Locator => rows(page).filter({ hasText: words });

/** Somebody new with a topic of theirs, and somebody who writes in it. */
export async function people(url: string) {
  const [me, bob] = [await Member.register(url, 'Robin Reader'), await Member.signIn(url, 'bob')];
  const topic = await me.startTopic(unique('Tides'), 'help', 'When?');
  const items = async () => (await me.get<Inbox>('/api/notifications')).items;
  const arrived = (count: number) => expect.poll(async () => (await items()).length, { timeout: 15_000 }).toBe(count);
  const mention = (words: string) => bob.reply(topic.id, `@${me.username} ${words}`);
  /** One after the other, so that their order is known. */
  const mentions = async (...all: string[]) => {
    for (const [index, words] of all.entries()) {
      await mention(words);
      await arrived(index + 1);
    }
  };
  return { me, bob, topic, items, arrived, mention, mentions };
}
