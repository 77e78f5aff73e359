import { setTimeout as pause } from 'node:timers/promises';
import type { ReplyView, TopicView } from '@tidings/contracts';
import { rooms } from '@tidings/contracts/plain';
import type { DemoMember } from './demo-member.ts';
import { lines } from './lines.ts';

type Page<T> = { items: T[] };
type Context = { random: () => number; wait: (ms: number) => Promise<unknown> };

const pick = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];

/** One small thing a person might do now: write an answer for a few seconds and post it, or like something. */
export async function act(member: DemoMember, context: Context): Promise<'reply' | 'like' | 'nothing'> {
  const { items } = await member.call<Page<TopicView>>('GET', '/api/topics?limit=12');
  const topic = pick(
    items.filter((candidate) => !candidate.locked && !candidate.pinned),
    context.random,
  );
  if (!topic) return 'nothing';
  return context.random() < 0.7 ? reply(member, topic, context) : like(member, topic, context);
}

async function reply(member: DemoMember, topic: TopicView, context: Context): Promise<'reply'> {
  const body = pick(lines, context.random) ?? lines[0];
  const typing = (on: boolean) =>
    member.call('POST', '/api/realtime/typing', { room: rooms.topic(topic.id), typing: on }).catch(() => undefined);
  await typing(true);
  await context.wait(2000 + body.length * 40);
  await member.call('POST', `/api/topics/${topic.id}/replies`, { body });
  await typing(false);
  return 'reply';
}

async function like(member: DemoMember, topic: TopicView, context: Context): Promise<'like' | 'nothing'> {
  const before = topic.counts.lastNumber + 1;
  const { items } = await member.call<Page<ReplyView>>(
    'GET',
    `/api/topics/${topic.id}/replies?before=${before}&limit=10`,
  );
  const target = pick(
    items.filter(({ author, viewer }) => author.username !== member.username && !viewer?.liked),
    context.random,
  );
  if (!target) return 'nothing';
  await member.call('PUT', `/api/replies/${target.id}/like`);
  return 'like';
}

/** Waits so many milliseconds. Rejects with `AbortError` when the signal aborts. */
export const waitWith = (signal: AbortSignal) => (ms: number) => pause(ms, undefined, { signal });
