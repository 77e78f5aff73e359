import type { Ctx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { readRevisions } from '../revisions/index.ts';
import { whyNotReadReplyRevisions } from './policy.ts';
import { findReply } from './repository.ts';

/** Earlier texts of a reply; of a hidden one only staff sees them. Throws NOT_FOUND. */
export async function readReplyRevisions(ctx: Ctx, replyId: string) {
  const reply = await findReply(ctx.db, ctx.actor?.id ?? null, replyId);
  if (!reply || whyNotReadReplyRevisions(ctx.actor, reply)) throw notFound('That reply');
  return readRevisions(ctx.db, replyId);
}
