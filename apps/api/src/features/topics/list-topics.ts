import { z } from 'zod';
import type { Ctx } from '../../platform/context/context.ts';
import { notFound, TidingsError } from '../../platform/kernel/errors.ts';
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
  const place = readPlace(query.cursor);
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
    value.length > query.limit && last
      ? writePlace({ pinned: last.pinned, at: last.counts.lastActivityAt, id: last.id })
      : null;
  return { items: page.map((row) => presentTopicView(row, ctx.actor)), nextCursor, positions };
}

const placeSchema = z.tuple([z.boolean(), z.iso.datetime(), z.uuid()]);

/** The opaque cursor of a topic list: where the page before ended. */
const writePlace = (place: TopicListPlace): string =>
  Buffer.from(JSON.stringify([place.pinned, place.at, place.id])).toString('base64url');

function readPlace(cursor: string | undefined): TopicListPlace | null {
  if (cursor === undefined) return null;
  try {
    const [pinned, at, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { pinned, at, id };
  } catch {
    throw new TidingsError('BAD_REQUEST', 'The cursor cannot be read. Start again without it.');
  }
}
