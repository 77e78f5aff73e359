import { type Report, rooms } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../platform/http/place.ts';
import { presentReport, readReportPage } from '../audit/index.ts';
import { settledRoles } from '../identity/index.ts';

type Query = { state: Report['state']; cursor?: string | undefined; limit: number };

/**
 * Reports the moderator may settle, in one state: open ones oldest first, closed ones newest first, with the number of open
 * ones and the position of the moderators' room.
 */
export async function listReports(ctx: MemberCtx, query: Query) {
  const after = readTimePlace(query.cursor, query.state === 'open' ? 'oldest first' : 'newest first');
  const settling = { id: ctx.actor.id, roles: settledRoles(ctx.actor) };
  const inRooms = ctx.actor.role === 'admin' ? [rooms.moderators, rooms.admins] : [rooms.moderators];
  const { value, positions } = await readReportPage(ctx.db, settling, inRooms, query.state, after, query.limit + 1);
  const { items, more } = cutPage(value.rows, query.limit, presentReport);
  const last = items.at(-1);
  return {
    items,
    nextCursor: more && last ? writeTimePlace(last.createdAt, last.id) : null,
    openCount: value.openCount,
    positions,
  };
}
