import type { Ctx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { findTopicSummary } from '../topics/index.ts';
import { presentReplyView } from './presenter.ts';
import { type ReplyRange, readReplyPage } from './repository.ts';

type Query = ReplyRange & { cursor?: string | undefined; limit: number };

/** Replies by number. `nextCursor` is the number to go on after. Throws NOT_FOUND for its topic. */
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
