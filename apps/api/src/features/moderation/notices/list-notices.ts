import type { Notice } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { type NoticeRow, readNotices } from './repository.ts';

type Query = { cursor?: string | undefined; limit: number; state: 'unread' | 'all' };

/** A notice never says who decided: the member deals with the staff, not with one of them. */
const presentNotice = (row: NoticeRow): Notice => ({
  ...row,
  moderator: null,
  until: row.until?.toISOString() ?? null,
  at: row.at.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
});

/** What staff decided about the member, newest first. */
export async function listNotices(ctx: MemberCtx, { cursor, limit, state }: Query) {
  const place = readTimePlace(cursor, 'newest first');
  const rows = await readNotices(ctx.db, ctx.actor.id, { unread: state === 'unread', ...place, limit: limit + 1 });
  const { items, more } = cutPage(rows, limit, presentNotice);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.at, last.id) : null };
}
