import { QueryClient } from '@tanstack/react-query';
import type { EventName, ReceivedPayload, TopicView } from '@tidings/contracts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Forum, randomOf, type Sent } from '../../tests/forum-history.ts';
import { categories, me } from '../../tests/forum-model.ts';
import { loadLiveCaches } from '../app/live-caches.ts';
import { applyEvent } from '../lib/live/live-cache.ts';
import { liveCaches, setLiveCaches } from '../lib/live/registry.ts';
import { repliesIn } from './replies/model/data.ts';
import { topicQuery } from './topic/api/topic.ts';
import { topicsIn } from './topics/model/pages-of.ts';

const listKey = (categoryId: string | undefined) => ['topics', 'list', { categoryId, filter: 'latest' }];

function load(client: QueryClient, forum: Forum): string[] {
  for (const categoryId of [undefined, ...categories]) {
    const page = { items: forum.list(categoryId), nextCursor: null, positions: {} };
    client.setQueryData(listKey(categoryId), { pages: [page], pageParams: [undefined] });
  }
  const open = [...forum.model.topics.keys()];
  for (const id of open) {
    const topic = forum.model.topics.get(id);
    if (topic) client.setQueryData(topicQuery(id).queryKey, { ...forum.view(topic), positions: {} });
    const page = { items: forum.repliesOf(id), after: 0, through: null, positions: {} };
    client.setQueryData(['replies', id, 0], { pages: [page], pageParams: [{ after: 0 }] });
  }
  return open;
}

const subjectOf = ({ payload }: Sent): string => {
  const { topicId, targetId, parentIds, id } = payload as Record<string, string> & { parentIds?: string[] };
  return topicId ?? targetId ?? (parentIds?.[0]?.startsWith('1') ? parentIds[0] : id) ?? '';
};

/** Rooms keep their order; between rooms there is none, but nothing is said of a topic before its creation. */
function interleave(sent: readonly Sent[], seed: number): Sent[] {
  const { next } = randomOf(seed);
  const rooms = [...Map.groupBy(sent, (event) => event.room).values()].map((events) => [...events]);
  const unborn = new Set(sent.filter((event) => event.name === 'topic:created').map(subjectOf));
  const order: Sent[] = [];
  while (rooms.some((events) => events.length > 0)) {
    const ready = rooms.filter(([head]) => head && (head.name === 'topic:created' || !unborn.has(subjectOf(head))));
    const room = ready[Math.floor(next() * ready.length)] ?? (rooms.find((events) => events.length > 0) as Sent[]);
    const event = room.shift() as Sent;
    unborn.delete(subjectOf(event));
    order.push(event);
    if (next() < 0.1) order.push(event);
  }
  return order;
}

const withoutLikes = <T extends object>(value: T) => {
  const { likeVersion: _, positions: __, likeCount: ___, ...rest } = value as Record<string, unknown>;
  return rest;
};
const clean = <T extends object>(value: T) => {
  const { likeVersion: _, positions: __, ...rest } = value as Record<string, unknown>;
  return rest;
};

// Topics that a list lacks are fetched after a while: here no time passes, and there is no server.
beforeAll(async () => {
  // The list's order is nobody's promise: what must stand first says so itself.
  setLiveCaches((await loadLiveCaches()).reverse());
  vi.useFakeTimers();
});
afterAll(() => void vi.useRealTimers());

describe('snapshot and events equal a fresh snapshot', () => {
  test.each(Array.from({ length: 300 }, (_, seed) => seed + 1))('history %i', (seed) => {
    const forum = new Forum(seed);
    for (let step = 0; step < 15; step += 1) forum.step();
    const client = new QueryClient();
    const open = load(client, forum);
    const from = forum.sent.length;
    for (let step = 0; step < 40; step += 1) forum.step();
    for (const event of interleave(forum.sent.slice(from), seed)) {
      const meta = { id: '', room: event.room, epoch: 'e', offset: event.offset, at: event.at, correlationId: 'c' };
      applyEvent(client, liveCaches(), event.name, event.payload as ReceivedPayload<EventName>, { meta, me } as never);
    }
    for (const categoryId of [undefined, ...categories]) {
      const data = client.getQueryData(listKey(categoryId)) as Parameters<typeof topicsIn>[0];
      // A list hears of likes only by the way: its category's room does not carry them.
      const liked = (topic: TopicView) => ({ ...withoutLikes(topic), viewer: { ...topic.viewer, liked: 0 } });
      expect(topicsIn(data).map(liked)).toEqual(forum.list(categoryId).map(liked));
    }
    for (const id of open) {
      const topic = forum.model.topics.get(id);
      const cached = client.getQueryData(topicQuery(id).queryKey);
      if (!topic) expect(cached?.deleted).toBe(true);
      else expect({ ...clean(cached ?? {}), excerpt: '' }).toEqual({ ...clean(forum.view(topic)), excerpt: '' });
      if (!topic) continue;
      const replies = client.getQueryData(['replies', id, 0]) as Parameters<typeof repliesIn>[0];
      expect(repliesIn(replies).map(clean)).toEqual(forum.repliesOf(id));
    }
    client.clear();
  });
});
