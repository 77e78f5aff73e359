import type { Ctx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { readRevision, readRevisions } from '../../revisions/index.ts';
import { whyNotReadTopicRevisions } from '../policy.ts';
import { findTopicSummary } from '../sql/topic.ts';

/** Which earlier texts a topic has; of a hidden one only staff sees them. Throws NOT_FOUND. */
export async function readTopicRevisions(
  ctx: Ctx,
  topicId: string,
  page: { cursor?: string | undefined; limit: number },
) {
  await assertReadable(ctx, topicId);
  return readRevisions(ctx.db, topicId, page);
}

/** One earlier text of a topic, under the same rule. Throws NOT_FOUND. */
export async function readTopicRevision(ctx: Ctx, topicId: string, number: number) {
  await assertReadable(ctx, topicId);
  return readRevision(ctx.db, topicId, number);
}

async function assertReadable(ctx: Ctx, topicId: string): Promise<void> {
  const topic = await findTopicSummary(ctx.db, ctx.actor?.id ?? null, topicId);
  if (!topic || whyNotReadTopicRevisions(ctx.actor, topic)) throw notFound('That topic');
}
