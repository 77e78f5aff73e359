import type { Ctx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { readRevisions } from '../../revisions/index.ts';
import { whyNotReadTopicRevisions } from '../policy.ts';
import { findTopicSummary } from '../sql/topic.ts';

/** Earlier texts of a topic; of a hidden one only staff sees them. Throws NOT_FOUND. */
export async function readTopicRevisions(ctx: Ctx, topicId: string) {
  const topic = await findTopicSummary(ctx.db, ctx.actor?.id ?? null, topicId);
  if (!topic || whyNotReadTopicRevisions(ctx.actor, topic)) throw notFound('That topic');
  return readRevisions(ctx.db, topicId);
}
