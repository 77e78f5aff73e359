import { z } from 'zod';
import type { Ctx } from '../../platform/context/context.ts';
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
  const page = value.slice(0, query.limit);
  const last = page.at(-1);
  const nextCursor =
    value.length > query.limit && last ? writePlace([last.pinned, last.counts.lastActivityAt, last.id]) : null;
  return { items: page.map((row) => presentTopicView(row, ctx.actor)), nextCursor, positions };
}

const placeSchema = z.tuple([z.boolean(), placeInstantSchema, z.uuid()]);

function placeOf(cursor: string | undefined): TopicListPlace | null {
  if (cursor === undefined) return null;
  const [pinned, at, id] = readPlace(placeSchema, cursor);
  return { pinned, at, id };
}
