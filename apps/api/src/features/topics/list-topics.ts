import { z } from 'zod';
import type { Ctx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
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
  const { items, more } = cutPage(value, query.limit, (row) => presentTopicView(row, ctx.actor));
  const last = items.at(-1);
  const nextCursor =
    more && last ? writePlace({ pinned: last.pinned, at: last.counts.lastActivityAt, id: last.id }) : null;
  return { items, nextCursor, positions };
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
