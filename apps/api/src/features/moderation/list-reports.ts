import { type Report, rooms } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { readTimePlace, writeTimePlace } from '../../platform/http/place.ts';
import { presentReport, readReportPage } from '../audit/index.ts';
import { settledRoles } from '../identity/index.ts';

type Query = { state: Report['state']; cursor?: string | undefined; limit: number };

/** Reports the moderator may settle, in one state: open ones oldest first, closed ones newest first, with the position of the moderators' room. */
export async function listReports(ctx: MemberCtx, query: Query) {
  const after = readTimePlace(query.cursor);
  const settling = { id: ctx.actor.id, roles: settledRoles(ctx.actor) };
  const inRooms = ctx.actor.role === 'admin' ? [rooms.moderators, rooms.admins] : [rooms.moderators];
  const { value, positions } = await readReportPage(ctx.db, settling, inRooms, query.state, after, query.limit + 1);
  const items = value.slice(0, query.limit).map(presentReport);
  const last = items.at(-1);
  return {
    items,
    nextCursor: value.length > query.limit && last ? writeTimePlace(last.createdAt, last.id) : null,
    positions,
  };
}
