import type { Locator, Page } from '@playwright/test';
import { Member } from '../member.ts';

export type Made = { id: string; title: string; state: string; version: number };

/** The one that stands under the top bar. */
export const banner = (page: Page): Locator => page.getByRole('region', { name: 'Announcement' });

/** An admin who announces over REST. `quieten`: all that is out ends, so that other tests have pages without a banner. */
export async function announcer(url: string) {
  const admin = await Member.signIn(url, 'admin');
  const say = (title: string, more: object = {}) =>
    admin.post<Made>('/api/announcements', { title, state: 'published', ...more });
  const sent = async () => (await admin.get<{ items: Made[] }>('/api/announcements/manage?show=sent&limit=100')).items;
  const quieten = async () => {
    for (const { id, state } of await sent())
      if (state === 'published') await admin.post(`/api/announcements/${id}/end`, {});
  };
  return { admin, say, sent, quieten };
}
