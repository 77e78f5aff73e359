import type { NotificationCategory } from '@tidings/contracts';
import { z } from 'zod';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readPlace, writePlace } from '../../../platform/http/place.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { presentNotification } from '../presenter.ts';
import { type Filter, readCounts, readInbox, readOne } from './repository.ts';

type Query = {
  filter: Filter;
  category?: NotificationCategory | undefined;
  cursor?: string | undefined;
  limit: number;
};
const placeSchema = z.tuple([z.string().regex(/^\d{1,18}$/)]);

/** The inbox, the last placed first. */
export async function listNotifications(ctx: MemberCtx, { filter, category = undefined, cursor, limit }: Query) {
  const after = cursor === undefined ? null : readPlace(placeSchema, cursor)[0];
  const page = { filter, category: category ?? null, after, limit: limit + 1 };
  const { value, positions } = await readInbox(ctx.db, ctx.actor.id, page);
  const { items, more } = cutPage(value.rows, limit, presentNotification);
  const last = items.at(-1);
  const nextCursor = more && last ? writePlace([String(last.position)]) : null;
  return { items, nextCursor, positions, counts: value.counts, seenUpTo: value.seenUpTo };
}

/** One of the inbox, wherever it stands. Throws NOT_FOUND when it is not the member's, or is gone. */
export async function showNotification(ctx: MemberCtx, id: string) {
  const { value, positions } = await readOne(ctx.db, ctx.actor.id, id);
  if (!value) throw notFound('That notification');
  return { ...presentNotification(value), positions };
}

/** What counts in the inbox, and as of when. */
export async function unreadCount(ctx: MemberCtx) {
  const { counts, asOf } = await readCounts(ctx.db, ctx.actor.id);
  return { ...counts, asOf };
}
