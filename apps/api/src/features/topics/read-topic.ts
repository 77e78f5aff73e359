import type { Positions, TopicView } from '@tidings/contracts';
import type { Ctx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { presentTopicView } from './presenter.ts';
import { findTopicLive } from './sql/topic.ts';

/** A topic with the positions of its room and of the viewer's own. Throws NOT_FOUND. */
export async function readTopic(ctx: Ctx, topicId: string): Promise<TopicView & { positions: Positions }> {
  const { value: row, positions } = await findTopicLive(ctx.db, ctx.actor?.id ?? null, topicId);
  if (!row) throw notFound('That topic');
  return { ...presentTopicView(row, ctx.actor), positions };
}
