import type { TracedDelivery, TracedEvent, TracedJob } from '@tidings/contracts';
import type { Database } from '@tidings/db';

export type TraceRows = {
  events: (TracedEvent & { job: string | null })[];
  jobs: Pick<TracedJob, 'id' | 'kind' | 'state' | 'attempts' | 'at'>[];
  deliveries: TracedDelivery[];
};
export type Span = { from: Date; to: Date };

/** What has this correlation id within a span of time, at most so many of each; see `trace_of`. */
export async function readRows(
  { pool }: Database,
  correlationId: string,
  { from, to }: Span,
  most: number,
): Promise<TraceRows> {
  const { rows } = await pool.query<{ trace: TraceRows }>({
    name: 'trace',
    text: 'SELECT trace_of($1, $2, $3, $4) AS trace',
    values: [correlationId, from, to, most],
  });
  return rows[0]?.trace ?? { events: [], jobs: [], deliveries: [] };
}
