import type { Ctx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { readNumberPlace, writeNumberPlace } from '../../platform/http/place.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { findTopicSummary } from '../topics/index.ts';
import { presentReplyParent, presentReplyView } from './presenter.ts';
import { type ReplyRange, readReplyPage } from './repository.ts';

type Query = ReplyRange & { cursor?: string | undefined; limit: number };

/** Replies by number, onwards or backwards. Throws NOT_FOUND for its topic, BAD_REQUEST for a cursor that is not ours. */
export async function listReplies(ctx: Ctx, topicId: string, query: Query) {
  const userId = ctx.actor?.id ?? null;
  if (!(await findTopicSummary(ctx.db, userId, topicId))) throw notFound('That topic');
  const range = { ...query, ...goOn(query.cursor) };
  const { value, positions } = await readReplyPage(ctx.db, userId, topicId, range, query.limit + 1);
  const { items, more } = cutPage(value.rows, query.limit, (row) => presentReplyView(row, ctx.actor));
  const answered = new Set(items.map(({ parentId }) => parentId));
  const parents = value.parents.filter(({ id }) => answered.has(id)).map(presentReplyParent);
  const last = items.at(-1);
  const backwards = range.before !== undefined && range.after === undefined;
  const nextCursor = more && last ? writeNumberPlace(last.number, backwards) : null;
  return { items: backwards ? items.reverse() : items, nextCursor, positions, parents };
}

function goOn(cursor: string | undefined): Pick<ReplyRange, 'after' | 'before'> | undefined {
  if (cursor === undefined) return undefined;
  const { number, backwards } = readNumberPlace(cursor, { both: true });
  return backwards ? { before: number, after: undefined } : { after: number };
}
