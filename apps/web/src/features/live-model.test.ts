import { QueryClient } from '@tanstack/react-query';
import type { EventName, Person, ReceivedPayload, Reply, Topic, TopicCounts, TopicView } from '@tidings/contracts';
import { describe, expect, test } from 'vitest';
import { allLiveCaches } from '../app/live-caches.ts';
import { applyEvent } from '../lib/live/live-cache.ts';
import type { Me } from '../lib/live/reducers.ts';
import { type ReplyItem, repliesIn } from './replies/data.ts';
import { topicQuery } from './topic/api/topic.ts';
import { compareTopics, viewerOf } from './topics/data.ts';
import { topicsIn } from './topics/pages-of.ts';

/** A forum small enough to be obviously right: it shares no code with the reducers but the shapes. */
type Sent = { name: EventName; payload: object; room: string; at: string; offset: number };
type Model = {
  topics: Map<string, Topic & { likers: Set<string> }>;
  replies: Map<string, Reply & { likers: Set<string> }>;
};

const people: Person[] = ['alice', 'bob', 'carol'].map((username, index) => ({
  id: `00000000-0000-7000-8000-00000000000${index}`,
  username,
  displayName: username,
  role: 'member',
}));
const categories = ['c1', 'c2'];

function randomOf(seed: number) {
  let state = seed * 2654435761;
  const next = () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return { next, pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T };
}

class Forum {
  readonly model: Model = { topics: new Map(), replies: new Map() };
  readonly sent: Sent[] = [];
  readonly reads = new Map<string, { number: number; at: string }>();
  #clock = Date.parse('2026-11-20T09:00:00.000Z');
  #ids = 0;
  #likes = 0;
  readonly #heads = new Map<string, number>();
  readonly #random: ReturnType<typeof randomOf>;
  constructor(seed: number) {
    this.#random = randomOf(seed);
  }

  #emit(name: EventName, payload: object, rooms: string[], at: string) {
    for (const room of rooms) {
      const offset = (this.#heads.get(room) ?? 0) + 1;
      this.#heads.set(room, offset);
      this.sent.push({ name, payload: structuredClone(payload), room, at, offset });
    }
  }

  #counts(topicId: string, topic: Topic): TopicCounts {
    const replies = [...this.model.replies.values()].filter((reply) => reply.topicId === topicId);
    const last = replies.sort((a, b) => a.number - b.number).at(-1);
    const authors = [topic.author, ...replies.map((reply) => reply.author)].reverse();
    return {
      replyCount: replies.length,
      lastNumber: topic.counts.lastNumber,
      lastActivityAt: last?.createdAt ?? topic.createdAt,
      lastReply: last ? { id: last.id, number: last.number, author: last.author } : null,
      participants: [...new Map(authors.map((author) => [author.id, author])).values()].slice(0, 3),
    };
  }

  bare = <T extends { likers: Set<string> }>({ likers: _, ...rest }: T) => structuredClone(rest) as Omit<T, 'likers'>;

  step(): void {
    const { pick, next } = this.#random;
    this.#clock += 1000;
    const at = new Date(this.#clock).toISOString();
    const author = pick(people);
    const topic = this.model.topics.size === 0 ? undefined : pick([...this.model.topics.values()]);
    const dice = next();
    if (!topic || dice < 0.1) this.#newTopic(author, at);
    else if (dice < 0.5) this.#newReply(topic, author, at);
    else this.#change(topic, author, dice, at);
  }

  #change(topic: Topic & { likers: Set<string> }, actor: Person, dice: number, at: string): void {
    const { next } = this.#random;
    const reply = [...this.model.replies.values()].find((item) => item.topicId === topic.id && next() < 0.5);
    if (dice < 0.62) this.#like(topic, reply, actor, at);
    else if (dice < 0.72 && reply) this.#changeReply(topic, reply, at);
    else if (dice < 0.8 && reply) this.#deleteReply(topic, reply, at);
    else if (dice < 0.88) this.#changeTopic(topic, at);
    else if (dice < 0.92) this.#move(topic, at);
    else if (dice < 0.96) this.#read(topic, at);
    else this.#deleteTopic(topic, at);
  }

  #deleteTopic(topic: Topic, at: string) {
    this.model.topics.delete(topic.id);
    const gone = { id: topic.id, parentIds: [topic.categoryId], version: topic.version + 1, reason: 'deleted' };
    this.#emit('topic:deleted', gone, [`category:${topic.categoryId}`, `topic:${topic.id}`], at);
  }

  #id = () => `10000000-0000-7000-8000-${String(++this.#ids).padStart(12, '0')}`;

  #newTopic(author: Person, at: string) {
    const id = this.#id();
    const counts = { replyCount: 0, lastNumber: 0, lastActivityAt: at, lastReply: null, participants: [author] };
    const state = { status: 'visible', pinned: false, locked: false, createdAt: at, editedAt: null } as const;
    const categoryId = this.#random.pick(categories);
    const text = { title: `Topic ${id.slice(-3)}`, slug: 'topic', body: `Text of ${id}` };
    const topic = {
      id,
      categoryId,
      author,
      ...text,
      ...state,
      likeCount: 0,
      version: 1,
      counts,
      likers: new Set<string>(),
    };
    this.model.topics.set(id, topic);
    this.#emit('topic:created', this.bare(topic), [`category:${categoryId}`], at);
  }

  #newReply(topic: Topic & { likers: Set<string> }, author: Person, at: string) {
    const number = topic.counts.lastNumber + 1;
    const state = { status: 'visible', createdAt: at, editedAt: null, likeCount: 0, version: 1 } as const;
    const reply = {
      id: this.#id(),
      topicId: topic.id,
      parentId: null,
      number,
      body: `Reply ${number}`,
      author,
      ...state,
    };
    this.model.replies.set(reply.id, { ...reply, likers: new Set() });
    topic.counts.lastNumber = number;
    topic.counts = this.#counts(topic.id, topic);
    if (author.id === me?.id) this.reads.set(topic.id, { number, at });
    this.#emit('reply:created', { ...reply, counts: topic.counts }, [`topic:${topic.id}`], at);
    this.#bump(topic, at);
  }

  #bump(topic: Topic, at: string) {
    const payload = { id: topic.id, categoryId: topic.categoryId, counts: topic.counts, excerpt: this.excerpt(topic) };
    this.#emit('topic:bumped', payload, [`category:${topic.categoryId}`], at);
  }

  #like(
    topic: Topic & { likers: Set<string> },
    reply: (Reply & { likers: Set<string> }) | undefined,
    actor: Person,
    at: string,
  ) {
    const target = reply ?? topic;
    const on = !target.likers.delete(actor.id);
    if (on) target.likers.add(actor.id);
    target.likeCount = target.likers.size;
    const payload = {
      targetType: reply ? 'reply' : 'topic',
      targetId: target.id,
      count: target.likeCount,
      actorId: actor.id,
      on,
      version: ++this.#likes,
    };
    this.#emit('reaction:changed', payload, [`topic:${topic.id}`], at);
  }

  #changeReply(topic: Topic, reply: Reply & { likers: Set<string> }, at: string) {
    const hide = this.#random.next() < 0.4;
    Object.assign(
      reply,
      hide ? { status: 'hidden', body: null } : { status: 'visible', body: `Edited ${at}`, editedAt: at },
    );
    reply.version += 1;
    this.#emit('reply:updated', { ...this.bare(reply), counts: topic.counts }, [`topic:${topic.id}`], at);
    this.#bump(topic, at);
  }

  #deleteReply(topic: Topic, reply: Reply, at: string) {
    this.model.replies.delete(reply.id);
    topic.counts = this.#counts(topic.id, topic);
    const payload = { id: reply.id, parentIds: [topic.id], version: reply.version + 1, counts: topic.counts };
    this.#emit('reply:deleted', payload, [`topic:${topic.id}`], at);
    this.#bump(topic, at);
  }

  #changeTopic(topic: Topic & { likers: Set<string> }, at: string) {
    const { next } = this.#random;
    const dice = next();
    if (dice < 0.3) topic.locked = !topic.locked;
    else if (dice < 0.6) topic.pinned = !topic.pinned;
    else Object.assign(topic, { title: `Title ${at}`, body: `Body ${at}`, editedAt: at });
    topic.version += 1;
    this.#emit('topic:updated', this.bare(topic), [`category:${topic.categoryId}`, `topic:${topic.id}`], at);
  }

  #move(topic: Topic & { likers: Set<string> }, at: string) {
    const from = topic.categoryId;
    topic.categoryId = from === 'c1' ? 'c2' : 'c1';
    topic.version += 1;
    const gone = { id: topic.id, parentIds: [from], version: topic.version, reason: 'moved' };
    this.#emit('topic:deleted', gone, [`category:${from}`], at);
    this.#emit('topic:updated', this.bare(topic), [`topic:${topic.id}`], at);
    this.#emit('topic:created', this.bare(topic), [`category:${topic.categoryId}`], at);
  }

  #read(topic: Topic, at: string) {
    if ((this.reads.get(topic.id)?.number ?? -1) >= topic.counts.lastNumber) return;
    this.reads.set(topic.id, { number: topic.counts.lastNumber, at });
    const payload = { topicId: topic.id, categoryId: topic.categoryId, replyNumber: topic.counts.lastNumber, at };
    this.#emit('topic:read', payload, [`user:${me?.id}`], at);
  }

  excerpt(topic: Topic): string {
    const last = topic.counts.lastReply && this.model.replies.get(topic.counts.lastReply.id);
    return (last ? (last.body ?? '') : (topic.body ?? '')).slice(0, 160);
  }

  view(topic: Topic & { likers: Set<string> }): TopicView {
    const viewer = viewerOf(topic, me);
    const read = this.reads.get(topic.id);
    return {
      ...this.bare(topic),
      excerpt: this.excerpt(topic),
      viewer: viewer && {
        ...viewer,
        liked: topic.likers.has(me?.id ?? ''),
        lastReadNumber: read?.number ?? 0,
        lastReadAt: read?.at ?? null,
      },
    };
  }

  list(categoryId: string | undefined): TopicView[] {
    return [...this.model.topics.values()]
      .filter((topic) => categoryId === undefined || topic.categoryId === categoryId)
      .map((topic) => this.view(topic))
      .sort(compareTopics);
  }

  repliesOf(topicId: string): ReplyItem[] {
    return [...this.model.replies.values()]
      .filter((reply) => reply.topicId === topicId)
      .sort((a, b) => a.number - b.number)
      .map((reply) => ({
        ...this.bare(reply),
        viewer: {
          liked: reply.likers.has(me?.id ?? ''),
          canEdit: reply.author.id === me?.id && reply.status === 'visible',
        },
      }));
  }
}

const alice = people[0] as Person;
const me: Me = { id: alice.id, role: 'member', maySpeak: true };

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

/** Rooms keep their order; between rooms there is none, but nothing is told of a topic before its creation. */
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
      applyEvent(client, allLiveCaches, event.name, event.payload as ReceivedPayload<EventName>, { meta, me } as never);
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
