import { expect, type Page } from '@playwright/test';
import { Member, unique } from '../member.ts';

type Inbox = { items: { id: string }[] };
export const path = '/settings/notifications';
export const toast = (page: Page) => page.locator('[data-sonner-toast]');
export const bell = (page: Page, count: number) => page.getByRole('button', { name: `Inbox, ${count} unread` });
export const box = (page: Page, label: string) => page.getByRole('checkbox', { name: `${label}: in your inbox` });
export const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved$/ });
export const dnd = (page: Page) => page.getByRole('combobox', { name: 'Do not disturb' });
export const next = (page: Page) => page.getByRole('region', { name: 'Next interruption possible' });

export async function choose(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name }).click();
  await page.getByRole('option', { name: option }).click();
}

/** Somebody new, and Bob, who writes to them. */
export async function people(url: string) {
  const [me, bob] = [await Member.register(url, 'Robin Reader'), await Member.signIn(url, 'bob')];
  const topic = await me.startTopic(unique('Tides'));
  let count = 0;
  const mention = async (words: string) => {
    await bob.reply(topic.id, `@${me.username} ${words}`);
    count += 1;
    await expect
      .poll(async () => (await me.get<Inbox>('/api/notifications')).items.length, { timeout: 15_000 })
      .toBe(count);
  };
  return { me, topic, mention };
}
