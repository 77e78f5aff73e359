import { QueryClient } from '@tanstack/react-query';
import type { EventName, Notification, ReceivedPayload } from '@tidings/contracts';
import { describe, expect, test } from 'vitest';
import { randomOf } from '../../../tests/forum-history.ts';
import { type Heard, InboxHistory } from '../../../tests/inbox-history.ts';
import { applyEvent } from '../../lib/live/live-cache.ts';
import { inboxListQuery } from './api/list.ts';
import { inboxSummaryQuery } from './api/summary.ts';
import { liveCaches } from './live.ts';
import { type InboxData, type InboxScope, type InboxSummary, itemsIn } from './model/data.ts';

const scopes: InboxScope[] = [
  { filter: 'all' },
  { filter: 'unread' },
  { filter: 'mentions' },
  { filter: 'snoozed' },
  { filter: 'archived' },
  { filter: 'all', category: 'replies' },
];
const keyOf = (scope: InboxScope) => inboxListQuery(scope).queryKey;
const perPage = 4;

/** What a server answers for the first `pages` pages. */
function load(client: QueryClient, inbox: InboxHistory, scope: InboxScope, pages: number): void {
  const all = inbox.list(scope);
  const data: InboxData = { pages: [], pageParams: [] };
  for (let at = 0; data.pages.length === 0 || (data.pages.length < pages && at < all.length); at += perPage) {
    const items = all.slice(at, at + perPage);
    const more = at + perPage < all.length;
    const end = more ? (items.at(-1)?.position ?? 0) : 0;
    data.pages.push({ items, nextCursor: more ? 'more' : null, positions: {}, end, asOf: inbox.head });
    data.pageParams.push(undefined);
  }
  client.setQueryData(keyOf(scope), data);
}

function loadSummary(client: QueryClient, inbox: InboxHistory): void {
  const { head: asOf, seenUpTo } = inbox;
  const summary: InboxSummary = { counts: inbox.counts(), seenUpTo, asOf, positions: {} };
  client.setQueryData(inboxSummaryQuery().queryKey, summary);
}

const tell = (client: QueryClient, { name, payload, offset }: Heard) => {
  const meta = { id: 'e', room: 'user:me', epoch: 'e', offset, at: '', correlationId: '' };
  applyEvent(client, liveCaches, name, payload as ReceivedPayload<EventName>, { meta, me: undefined } as never);
};
const dataOf = (client: QueryClient, scope: InboxScope) => client.getQueryData(keyOf(scope)) as InboxData;

/** The part of the server's list that the cache reaches down to. */
const reached = (inbox: InboxHistory, scope: InboxScope, data: InboxData): Notification[] =>
  inbox.list(scope).filter(({ position }) => position >= (data.pages.at(-1)?.end ?? 0));

describe('what was loaded and what events say equals the inbox as it is', () => {
  test.each(Array.from({ length: 300 }, (_, seed) => seed + 1))('history %i', (seed) => {
    const inbox = new InboxHistory(seed);
    const { next } = randomOf(seed + 1000);
    for (let step = 0; step < 30; step += 1) inbox.step();
    const client = new QueryClient();
    const pages = 1 + Math.floor(next() * 3);
    for (const scope of scopes) load(client, inbox, scope, pages);
    loadSummary(client, inbox);
    let from = inbox.head;
    for (let round = 0; round < 12; round += 1) {
      for (let step = 0; step < 5; step += 1) inbox.step();
      const news = inbox.heard.slice(from);
      // Some come twice: by another room, or again after data that was further back.
      const again = next() < 0.3 ? news : [];
      for (const event of [...news, ...again]) tell(client, event);
      from = inbox.head;
      for (const scope of scopes) {
        // A list that misses what an event only names is asked for anew.
        if (!dataOf(client, scope)) load(client, inbox, scope, pages);
        const data = dataOf(client, scope);
        expect(itemsIn(data)).toEqual(reached(inbox, scope, data));
      }
      const summary = client.getQueryData(inboxSummaryQuery().queryKey);
      expect(summary?.counts).toEqual(inbox.counts());
      expect(summary?.seenUpTo).toBe(inbox.seenUpTo);
    }
    client.clear();
  });
});

describe('pages that were read at different times', () => {
  test.each(Array.from({ length: 150 }, (_, seed) => seed + 1))('history %i', (seed) => {
    const inbox = new InboxHistory(seed);
    for (let step = 0; step < 40; step += 1) inbox.step();
    const client = new QueryClient();
    const from = inbox.head;
    for (const scope of scopes) {
      const data: InboxData = { pages: [], pageParams: [] };
      for (let end: number | undefined = Number.POSITIVE_INFINITY; end; ) {
        const below = inbox.list(scope).filter(({ position }) => position < (end ?? 0));
        const items = below.slice(0, perPage);
        end = below.length > perPage ? items.at(-1)?.position : 0;
        data.pages.push({ items, nextCursor: end ? 'more' : null, positions: {}, end: end ?? 0, asOf: inbox.head });
        data.pageParams.push(undefined);
        for (let step = 0; step < 4; step += 1) inbox.step();
      }
      client.setQueryData(keyOf(scope), data);
    }
    // From where the most backward page stands, as events are caught up with.
    for (const event of inbox.heard.slice(from)) tell(client, event);
    for (const scope of scopes) {
      if (!dataOf(client, scope)) continue;
      expect(itemsIn(dataOf(client, scope))).toEqual(inbox.list(scope));
    }
    client.clear();
  });
});

const item = (id: string, position: number, version = 1) =>
  ({ id, position, version, category: 'mentions', readAt: null, archivedAt: null, snoozedUntil: null }) as Notification;
const counts = (unread: number) => ({ unread, unseen: 0, byCategory: {} });

function withList(...items: Notification[]): { client: QueryClient; shown: (scope?: InboxScope) => string[] } {
  const client = new QueryClient();
  const all: InboxScope = { filter: 'all' };
  client.setQueryData(keyOf(all), {
    pages: [{ items, nextCursor: null, positions: {}, end: 0, asOf: 10 }],
    pageParams: [undefined],
  });
  client.setQueryData(inboxSummaryQuery().queryKey, { counts: counts(1), seenUpTo: 0, asOf: 10, positions: {} });
  return { client, shown: (scope = all) => itemsIn(dataOf(client, scope)).map(({ id }) => id) };
}

describe('the fold', () => {
  test('keeps the numbers of the greater position, whichever way they came', () => {
    const { client } = withList(item('a', 1));
    tell(client, {
      name: 'notification:archived',
      offset: 9,
      payload: { ids: [], archivedAt: null, counts: counts(9) },
    });
    expect(client.getQueryData(inboxSummaryQuery().queryKey)?.counts.unread).toBe(1);
    tell(client, { name: 'notification:count', offset: 0, payload: { ...counts(7), asOf: 11 } });
    expect(client.getQueryData(inboxSummaryQuery().queryKey)?.counts.unread).toBe(7);
  });

  test('ignores an older version and a redacted payload', () => {
    const { client, shown } = withList(item('a', 5, 2));
    tell(client, { name: 'notification:updated', offset: 11, payload: { ...item('a', 3, 1), counts: counts(1) } });
    tell(client, { name: 'notification:new', offset: 12, payload: { id: 'b', redacted: true } });
    expect(dataOf(client, { filter: 'all' }).pages[0]?.items).toEqual([item('a', 5, 2)]);
    expect(shown()).toEqual(['a']);
  });

  test('takes what comes back out of what left, at its place, without asking the server', () => {
    const { client, shown } = withList(item('c', 3), item('b', 2), item('a', 1));
    const at = '2026-11-28T09:00:00.000Z';
    tell(client, {
      name: 'notification:archived',
      offset: 11,
      payload: { ids: ['b'], archivedAt: at, counts: counts(1) },
    });
    expect(shown()).toEqual(['c', 'a']);
    tell(client, {
      name: 'notification:archived',
      offset: 12,
      payload: { ids: ['b'], archivedAt: null, counts: counts(1) },
    });
    expect(shown()).toEqual(['c', 'b', 'a']);
  });

  test('asks anew for what comes back and was never here', () => {
    const { client } = withList(item('a', 1));
    tell(client, {
      name: 'notification:deleted',
      offset: 11,
      payload: { ids: ['z'], deletedAt: null, counts: counts(1) },
    });
    expect(dataOf(client, { filter: 'all' })).toBeUndefined();
  });
});
