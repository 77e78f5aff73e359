import type { Ctx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { findTopicSummary } from '../topics/index.ts';
import { presentReplyView } from './presenter.ts';
import { type ReplyRange, readReplyPage } from './repository.ts';

type Query = ReplyRange & { cursor?: string | undefined; limit: number };

/**
 * Replies by number. `nextCursor` is the number to go on after, or with a minus before it to go on before. Throws
 * NOT_FOUND for its topic.
 */
export async function listReplies(ctx: Ctx, topicId: string, query: Query) {
  const userId = ctx.actor?.id ?? null;
  if (!(await findTopicSummary(ctx.db, userId, topicId))) throw notFound('That topic');
  const range = { ...query, ...goOn(query.cursor) };
  const { value, positions } = await readReplyPage(ctx.db, userId, topicId, range, query.limit + 1);
  const { items, more } = cutPage(value, query.limit, (row) => presentReplyView(row, ctx.actor));
  const last = items.at(-1);
  const backwards = range.before !== undefined && range.after === undefined;
  const nextCursor = more && last ? `${backwards ? '-' : ''}${last.number}` : null;
  return { items: backwards ? items.reverse() : items, nextCursor, positions };
}

/** Where a cursor goes on; anything else is as if there were none. */
function goOn(cursor: string | undefined): Pick<ReplyRange, 'after' | 'before'> | undefined {
  const [, minus, digits] = /^(-?)(\d{1,9})$/.exec(cursor ?? '') ?? [];
  if (digits === undefined) return undefined;
  return minus ? { before: Number(digits), after: undefined } : { after: Number(digits) };
}
