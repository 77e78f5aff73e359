import { QueryClient } from '@tanstack/react-query';
import type { Announcement, EventName, ReceivedPayload, ShownAnnouncement } from '@tidings/contracts';
import { expect, test, vi } from 'vitest';
import { applyEvent } from '../../lib/live/live-cache.ts';
import { announcementsQuery } from './api/announcements.ts';
import { liveCaches } from './live.ts';
import { leadOf, shownIn } from './model/data.ts';

const at = (minute: number) => `2026-11-28T10:${String(minute).padStart(2, '0')}:00.000Z`;
const said = (id: string, minute: number, more: Partial<Announcement> = {}): Announcement => ({
  ...{ id, importance: 'news', title: `Title of ${id}`, body: '', link: null, audience: { kind: 'all', id: null } },
  ...{ channels: ['banner', 'inbox'], publishedAt: at(minute), editedAt: null, endsAt: null, version: 1 },
  ...more,
});
const shown = (id: string, minute: number, more: Partial<ShownAnnouncement> = {}): ShownAnnouncement => ({
  ...said(id, minute, more),
  dismissedAt: more.dismissedAt ?? null,
});
const place = { epoch: 'e', offset: 1 };
const { queryKey } = announcementsQuery();

function listOf(...items: ShownAnnouncement[]) {
  const client = new QueryClient();
  const positions = { announcements: place, 'user:ana': place, 'group:own': place };
  client.setQueryData(queryKey, { items, positions, closedEarly: {} });
  const tell = <N extends EventName>(name: N, payload: unknown, room = 'announcements') => {
    const context = { meta: { room }, me: undefined } as never;
    applyEvent(client, liveCaches, name, payload as ReceivedPayload<N>, context);
  };
  const ids = () => client.getQueryData(queryKey)?.items.map(({ id }) => id);
  const one = (id: string) => client.getQueryData(queryKey)?.items.find((item) => item.id === id);
  return { client, tell, ids, one };
}

test('the most important stands first, then the newest, whatever came last', () => {
  const { tell, ids } = listOf(shown('old', 1));
  tell('announcement:new', said('broken', 2, { importance: 'broken' }));
  tell('announcement:new', said('newest', 9));
  tell('announcement:new', said('group', 5, { importance: 'maintenance' }), 'group:own');
  expect(ids()).toEqual(['broken', 'group', 'newest', 'old']);
});

test('old news, what was called back meanwhile, and what is said to a group of others change nothing', () => {
  const { client, tell, one, ids } = listOf(shown('a', 1, { version: 4 }));
  const before = client.getQueryData(queryKey);
  tell('announcement:updated', said('a', 1, { version: 4, title: 'Again' }));
  tell('announcement:new', { id: 'b', redacted: true });
  tell('announcement:new', said('c', 3), 'group:other');
  tell('announcement:ended', { id: 'd', state: 'ended', endedAt: at(3), version: 2 });
  expect(client.getQueryData(queryKey)).toBe(before);
  tell('announcement:updated', said('a', 1, { version: 5, title: 'Changed' }));
  expect(one('a')?.title).toBe('Changed');
  tell('announcement:ended', { id: 'a', state: 'called_back', endedAt: at(3), version: 6 });
  expect(ids()).toEqual([]);
});

test('closed on one device it is closed here, also where that is heard before it came, and a change does not open it', () => {
  const { tell, one } = listOf(shown('a', 1));
  tell('announcement:dismissed', { id: 'a', dismissedAt: at(2) }, 'user:ana');
  tell('announcement:updated', said('a', 1, { version: 2 }));
  expect(one('a')).toMatchObject({ dismissedAt: at(2), version: 2 });
  tell('announcement:dismissed', { id: 'a', dismissedAt: null }, 'user:ana');
  expect(one('a')?.dismissedAt).toBeNull();
  tell('announcement:dismissed', { id: 'late', dismissedAt: at(4) }, 'user:ana');
  tell('announcement:new', said('late', 3));
  expect(one('late')?.dismissedAt).toBe(at(4));
});

test('who comes into a group, or leaves one, asks what is out for them now', () => {
  const { client, tell } = listOf();
  const ask = vi.spyOn(client, 'invalidateQueries');
  tell('group:membership', {}, 'user:ana');
  expect(ask).toHaveBeenCalledWith({ queryKey });
});

test('a place shows what is out, open and meant for it; what has ended by the clock is gone without an event', () => {
  const items = [
    shown('closed', 1, { dismissedAt: at(2) }),
    shown('inbox', 1, { channels: ['inbox', 'carrier pigeon'] }),
    shown('over', 1, { endsAt: at(5) }),
    shown('out', 1, { endsAt: at(7) }),
  ];
  const now = Date.parse(at(6));
  expect(shownIn('banner', items, now).map(({ id }) => id)).toEqual(['out']);
  expect(shownIn('inbox', items, now).map(({ id }) => id)).toEqual(['inbox', 'out']);
});

test('the banner says the first line where it is plain words, and no signs of Markdown', () => {
  expect(leadOf('Reading stays possible.\n\nWriting waits.')).toBe('Reading stays possible.');
  for (const body of ['', '# Plan', '- one', '1. one', 'See [this](/x)', 'It is **over**', 'https://x.example'])
    expect(leadOf(body)).toBe('');
});
