import type { Positions, TopicView } from '@tidings/contracts';
import type { Ctx } from '../../platform/context/context.ts';
import { isStaff } from '../../platform/kernel/actor.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { readRevisions } from '../revisions/index.ts';
import { presentTopicView } from './presenter.ts';
import { findTopicLive, findTopicSummary } from './repository.ts';

export async function readTopic(ctx: Ctx, topicId: string): Promise<TopicView & { positions: Positions }> {
  const { value: row, positions } = await findTopicLive(ctx.db, ctx.actor?.id ?? null, topicId);
  if (!row) throw notFound('That topic');
  return { ...presentTopicView(row, ctx.actor), positions };
}

/** Earlier texts of a topic; of a hidden one only staff sees them. */
export async function readTopicRevisions(ctx: Ctx, topicId: string) {
  const topic = await findTopicSummary(ctx.db, ctx.actor?.id ?? null, topicId);
  if (!topic || (topic.status === 'hidden' && !isStaff(ctx.actor))) throw notFound('That topic');
  return readRevisions(ctx.db, topicId);
}
