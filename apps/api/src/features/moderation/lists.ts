import { type Report, rooms } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import { readTimePlace, writeTimePlace } from '../../platform/http/place.ts';
import { actionColumns, presentAction, presentReport, type ReportRow, reportColumns } from '../audit/index.ts';

type Page = { cursor?: string | undefined; limit: number };

/** Reports in one state: open ones oldest first, closed ones newest first, with the position of the moderators' room. */
export async function listReports(ctx: MemberCtx, query: Page & { state: Report['state'] }) {
  const { at, id } = readTimePlace(query.cursor);
  const [order, beyond] = query.state === 'open' ? ['ASC', '>'] : ['DESC', '<'];
  const { value, positions } = await snapshot(ctx.db, [rooms.moderators], async (client) => {
    const { rows } = await client.query<ReportRow>(
      `SELECT ${reportColumns} FROM report r WHERE r.state = $1::report_state
         AND ($2::timestamptz IS NULL OR (r.created_at, r.id) ${beyond} ($2::timestamptz, $3::uuid))
       ORDER BY r.created_at ${order}, r.id ${order} LIMIT $4`,
      [query.state, at, id, query.limit + 1],
    );
    return rows;
  });
  const items = value.slice(0, query.limit).map(presentReport);
  const last = items.at(-1);
  return {
    items,
    nextCursor: value.length > query.limit && last ? writeTimePlace(last.createdAt, last.id) : null,
    positions,
  };
}

/** The audit log, newest first. */
export async function listActions(ctx: MemberCtx, query: Page) {
  const { at, id } = readTimePlace(query.cursor);
  const { rows } = await ctx.db.pool.query<Parameters<typeof presentAction>[0]>({
    name: 'moderation-actions',
    text: `SELECT ${actionColumns} FROM moderation_action a
           WHERE $1::timestamptz IS NULL OR (a.at, a.id) < ($1::timestamptz, $2::uuid)
           ORDER BY a.at DESC, a.id DESC LIMIT $3`,
    values: [at, id, query.limit + 1],
  });
  const items = rows.slice(0, query.limit).map(presentAction);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > query.limit && last ? writeTimePlace(last.at, last.id) : null };
}
