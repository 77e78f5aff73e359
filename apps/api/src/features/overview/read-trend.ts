import { MEDIAN_DAYS, rooms, type Trend, type TrendDay, type TrendQuery } from '@tidings/contracts';
import type { TenantCtx } from '../../platform/context/context.ts';
import { snapshot } from '../../platform/events/log/snapshot.ts';

const median = 'percentile_cont(0.5) WITHIN GROUP (ORDER BY 1000 * extract(epoch FROM a.ended_at - a.created_at))';
const decided = `a.state IN ('approved', 'rejected')`;

/** `$1` the workspace, `$2` the time zone, UTC where the database does not know it, `$3` how many days. It reads `approval_ended_idx` and not the approvals. */
export const trendDaysSql = `WITH here AS MATERIALIZED (SELECT known_zone($2) AS zone), day AS (
    SELECT d::date AS day, d AT TIME ZONE here.zone AS starts, (d + interval '1 day') AT TIME ZONE here.zone AS ends
    FROM here, generate_series(date_trunc('day', now() AT TIME ZONE here.zone) - make_interval(days => $3::int - 1),
      now() AT TIME ZONE here.zone, interval '1 day') d)
  SELECT to_char(day.day, 'YYYY-MM-DD') AS day, count(*) FILTER (WHERE a.state = 'approved')::int AS approved,
    count(*) FILTER (WHERE a.state = 'rejected')::int AS rejected, count(*) FILTER (WHERE a.state = 'expired')::int AS expired,
    round(${median} FILTER (WHERE ${decided}))::float AS "medianMs"
  FROM day LEFT JOIN approval a ON a.workspace_id = $1 AND a.ended_at >= day.starts AND a.ended_at < day.ends
  GROUP BY day.day ORDER BY day.day`;

/** `$1` the workspace, `$2` how many times 24 hours, `$3` how many before those are left out. */
export const trendMedianSql = `SELECT round(${median})::float AS ms FROM approval a
  WHERE a.workspace_id = $1 AND ${decided} AND a.ended_at > now() - make_interval(hours => 24 * ($2::int + $3::int))
    AND a.ended_at <= now() - make_interval(hours => 24 * $3::int)`;

/** How many approvals were decided on each day, and how long that took. */
export async function readTrend(ctx: TenantCtx, { days, timeZone }: TrendQuery): Promise<Trend> {
  const { workspaceId } = ctx.tenant;
  const { value, positions } = await snapshot(ctx.db, [rooms.workspace(workspaceId)], async (client) => {
    const of = await client.query<TrendDay>({
      name: 'trend-days',
      text: trendDaysSql,
      values: [workspaceId, timeZone, days],
    });
    const medianAgo = async (before: number) => {
      const values = [workspaceId, MEDIAN_DAYS, before];
      const { rows } = await client.query<{ ms: number | null }>({
        name: 'trend-median',
        text: trendMedianSql,
        values,
      });
      return rows[0]?.ms ?? null;
    };
    return { days: of.rows, medianMs: await medianAgo(0), medianBeforeMs: await medianAgo(MEDIAN_DAYS) };
  });
  return { ...value, positions };
}
