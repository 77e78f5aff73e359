import type { Ctx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { readRevision, readRevisions } from '../revisions/index.ts';
import { whyNotReadReplyRevisions } from './policy.ts';
import { findReply } from './repository.ts';

/** Which earlier texts a reply has; of a hidden one only staff sees them. Throws NOT_FOUND. */
export async function readReplyRevisions(
  ctx: Ctx,
  replyId: string,
  page: { cursor?: string | undefined; limit: number },
) {
  await assertReadable(ctx, replyId);
  return readRevisions(ctx.db, replyId, page);
}

/** One earlier text of a reply, under the same rule. Throws NOT_FOUND. */
export async function readReplyRevision(ctx: Ctx, replyId: string, number: number) {
  await assertReadable(ctx, replyId);
  return readRevision(ctx.db, replyId, number);
}

async function assertReadable(ctx: Ctx, replyId: string): Promise<void> {
  const reply = await findReply(ctx.db, ctx.actor?.id ?? null, replyId);
  if (!reply || whyNotReadReplyRevisions(ctx.actor, reply)) throw notFound('That reply');
}
