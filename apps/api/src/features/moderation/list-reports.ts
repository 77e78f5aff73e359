import type { Report } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { readTimePlace, writeTimePlace } from '../../platform/http/place.ts';
import { presentReport, readReportPage } from '../audit/index.ts';

type Query = { state: Report['state']; cursor?: string | undefined; limit: number };

/** Reports in one state: open ones oldest first, closed ones newest first, with the number of open ones and the position of the moderators' room. */
export async function listReports(ctx: MemberCtx, query: Query) {
  const after = readTimePlace(query.cursor);
  const { value, positions } = await readReportPage(ctx.db, query.state, after, query.limit + 1);
  const { rows, openCount } = value;
  const items = rows.slice(0, query.limit).map(presentReport);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > query.limit && last ? writeTimePlace(last.createdAt, last.id) : null,
    openCount,
    positions,
  };
}
