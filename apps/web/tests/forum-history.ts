import type { EventName, Person, Reply, Topic } from '@tidings/contracts';
import { categories, ForumModel, type LikedReply, type LikedTopic, me, people } from './forum-model.ts';

export type Sent = { name: EventName; payload: object; room: string; at: string; offset: number };

export function randomOf(seed: number) {
  let state = seed * 2654435761;
  const next = () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return { next, pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T };
}

/** A forum that lives by chance, and what its server sent of it. */
export class Forum extends ForumModel {
  readonly sent: Sent[] = [];
  #clock = Date.parse('2026-11-20T09:00:00.000Z');
  #ids = 0;
  #likes = 0;
  readonly #heads = new Map<string, number>();
  readonly #random: ReturnType<typeof randomOf>;
  constructor(seed: number) {
    super();
    this.#random = randomOf(seed);
  }

  #emit(name: EventName, payload: object, rooms: string[], at: string) {
    for (const room of rooms) {
      const offset = (this.#heads.get(room) ?? 0) + 1;
      this.#heads.set(room, offset);
      this.sent.push({ name, payload: structuredClone(payload), room, at, offset });
    }
  }

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

  #change(topic: LikedTopic, actor: Person, dice: number, at: string): void {
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

  #newReply(topic: LikedTopic, author: Person, at: string) {
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
    topic.counts = this.counts(topic.id, topic);
    if (author.id === me?.id) this.reads.set(topic.id, { number, at });
    this.#emit('reply:created', { ...reply, counts: topic.counts }, [`topic:${topic.id}`], at);
    this.#bump(topic, at);
  }

  #bump(topic: Topic, at: string) {
    const payload = { id: topic.id, categoryId: topic.categoryId, counts: topic.counts, excerpt: this.excerpt(topic) };
    this.#emit('topic:bumped', payload, [`category:${topic.categoryId}`], at);
  }

  #like(topic: LikedTopic, reply: LikedReply | undefined, actor: Person, at: string) {
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

  #changeReply(topic: Topic, reply: LikedReply, at: string) {
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
    topic.counts = this.counts(topic.id, topic);
    const payload = { id: reply.id, parentIds: [topic.id], version: reply.version + 1, counts: topic.counts };
    this.#emit('reply:deleted', payload, [`topic:${topic.id}`], at);
    this.#bump(topic, at);
  }

  #changeTopic(topic: LikedTopic, at: string) {
    const { next } = this.#random;
    const dice = next();
    if (dice < 0.3) topic.locked = !topic.locked;
    else if (dice < 0.6) topic.pinned = !topic.pinned;
    else Object.assign(topic, { title: `Title ${at}`, body: `Body ${at}`, editedAt: at });
    topic.version += 1;
    this.#emit('topic:updated', this.bare(topic), [`category:${topic.categoryId}`, `topic:${topic.id}`], at);
  }

  #move(topic: LikedTopic, at: string) {
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
}
