import { z } from 'zod';
import type { Ctx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { placeInstantSchema, readPlace, writePlace } from '../../platform/http/place.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { readableCategoryIds } from '../categories/index.ts';
import { presentTopicView } from './presenter.ts';
import { readTopicPage, type TopicListPlace } from './sql/page.ts';

type Query = {
  categoryId?: string | undefined;
  filter: 'latest' | 'new' | 'unread';
  cursor?: string | undefined;
  limit: number;
};

/**
 * A page of topics the member may read, with the positions of what feeds it. Throws NOT_FOUND for a
 * category they may not read, BAD_REQUEST for a cursor that is not ours.
 */
export async function listTopics(ctx: Ctx, query: Query) {
  const readable = await readableCategoryIds(ctx.db, ctx.actor?.id ?? null);
  const categoryIds = query.categoryId ? readable.filter((id) => id === query.categoryId) : readable;
  if (query.categoryId && categoryIds.length === 0) throw notFound('That category');
  const filter = ctx.actor ? query.filter : 'latest';
  const place = placeOf(query.cursor);
  const { value, positions } = await readTopicPage(
    ctx.db,
    ctx.actor?.id ?? null,
    { categoryIds, filter },
    place,
    query.limit + 1,
  );
  const { items, more } = cutPage(value, query.limit, (row) => presentTopicView(row, ctx.actor));
  const last = items.at(-1);
  const nextCursor = more && last ? writePlace([last.pinned, last.counts.lastActivityAt, last.id]) : null;
  return { items, nextCursor, positions };
}

const placeSchema = z.tuple([z.boolean(), placeInstantSchema, z.uuid()]);

function placeOf(cursor: string | undefined): TopicListPlace | null {
  if (cursor === undefined) return null;
  const [pinned, at, id] = readPlace(placeSchema, cursor);
  return { pinned, at, id };
}
