import { setTimeout as pause } from 'node:timers/promises';
import type { ReplyView, TopicView } from '@tidings/contracts';
import { lines } from './lines.ts';
import type { Player } from './player.ts';

type Page<T> = { items: T[] };
type Stage = { random: () => number; signal: AbortSignal; wait: (ms: number) => Promise<unknown> };

const pick = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];

/** One small thing a person might do now: write an answer for a few seconds and post it, or like something. */
export async function act(player: Player, stage: Stage): Promise<'reply' | 'like' | 'nothing'> {
  const { items } = await player.call<Page<TopicView>>('GET', '/api/topics?limit=12');
  const topic = pick(
    items.filter((candidate) => !candidate.locked && !candidate.pinned),
    stage.random,
  );
  if (!topic) return 'nothing';
  return stage.random() < 0.7 ? reply(player, topic, stage) : like(player, topic, stage);
}

async function reply(player: Player, topic: TopicView, stage: Stage): Promise<'reply'> {
  const body = pick(lines, stage.random) ?? lines[0];
  const typing = (on: boolean) =>
    player.call('POST', '/api/realtime/typing', { room: `topic:${topic.id}`, typing: on }).catch(() => undefined);
  await typing(true);
  await stage.wait(2000 + body.length * 40);
  await player.call('POST', `/api/topics/${topic.id}/replies`, { body });
  await typing(false);
  return 'reply';
}

async function like(player: Player, topic: TopicView, stage: Stage): Promise<'like' | 'nothing'> {
  const before = topic.counts.lastNumber + 1;
  const { items } = await player.call<Page<ReplyView>>(
    'GET',
    `/api/topics/${topic.id}/replies?before=${before}&limit=10`,
  );
  const target = pick(
    items.filter(({ author, viewer }) => author.username !== player.username && !viewer?.liked),
    stage.random,
  );
  if (!target) return 'nothing';
  await player.call('PUT', `/api/replies/${target.id}/like`);
  return 'like';
}

/** Waits at a human pace, or until the curtain falls. */
export const waitWith = (signal: AbortSignal) => (ms: number) => pause(ms, undefined, { signal });
