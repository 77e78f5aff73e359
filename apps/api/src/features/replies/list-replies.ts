import type { Ctx } from '../../platform/context/context.ts';
import { isStaff } from '../../platform/kernel/actor.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { readRevisions } from '../revisions/index.ts';
import { findTopicSummary } from '../topics/index.ts';
import { presentReplyView } from './presenter.ts';
import { findReply, type ReplyRange, readReplyPage } from './repository.ts';

type Query = ReplyRange & { cursor?: string | undefined; limit: number };

/** Replies by number. `nextCursor` is the number to go on after. */
export async function listReplies(ctx: Ctx, topicId: string, query: Query) {
  const userId = ctx.actor?.id ?? null;
  if (!(await findTopicSummary(ctx.db, userId, topicId))) throw notFound('That topic');
  const after = query.cursor && /^\d{1,9}$/.test(query.cursor) ? Number(query.cursor) : query.after;
  const { value, positions } = await readReplyPage(ctx.db, userId, topicId, { ...query, after }, query.limit + 1);
  const backwards = query.before !== undefined && after === undefined;
  const full = value.length > query.limit;
  const page = full ? (backwards ? value.slice(1) : value.slice(0, query.limit)) : value;
  const last = page.at(-1);
  const nextCursor = full && !backwards && last ? String(last.number) : null;
  return { items: page.map((row) => presentReplyView(row, ctx.actor)), nextCursor, positions };
}

/** Earlier texts of a reply; of a hidden one only staff sees them. */
export async function readReplyRevisions(ctx: Ctx, replyId: string) {
  const reply = await findReply(ctx.db, ctx.actor?.id ?? null, replyId);
  if (!reply || (reply.status === 'hidden' && !isStaff(ctx.actor))) throw notFound('That reply');
  return readRevisions(ctx.db, replyId);
}
