import { TRACE_MOST, type Trace, type TraceQuery } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { readRows, type Span } from './repository.ts';
import { treeOf } from './tree.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** When a correlation id was made, where it says so: those that Tidings makes are UUIDs of version 7. */
function timeOf(correlationId: string): number | null {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(correlationId)) return null;
  return Number.parseInt(correlationId.slice(0, 13).replace('-', ''), 16);
}

/** What is still written with a year of four digits, and an hour before and after. */
const years = { first: Date.parse('1970-01-02T00:00:00.000Z'), last: Date.parse('9999-01-01T00:00:00.000Z') };

/** Within which span of time a request is looked for: a little before it, for clocks differ, and so many hours after. */
export function spanOf(correlationId: string, { at, hours }: TraceQuery, now = Date.now()): Span {
  const known = at === undefined ? timeOf(correlationId) : Date.parse(at);
  const from = Math.min(Math.max(known ?? now - hours * HOUR_MS, years.first), years.last);
  return { from: new Date(from - MINUTE_MS), to: new Date(from + hours * HOUR_MS + MINUTE_MS) };
}

/** What came of one request, as a tree. Nothing, where nothing has this id within the span. */
export async function readTrace({ db }: MemberCtx, correlationId: string, query: TraceQuery): Promise<Trace> {
  const span = spanOf(correlationId, query);
  const rows = await readRows(db, correlationId, span, TRACE_MOST + 1);
  const more = Object.values(rows).some((list) => list.length > TRACE_MOST);
  const { events, jobs, deliveries } = rows;
  const first = <T>(list: readonly T[]): T[] => list.slice(0, TRACE_MOST);
  const tree = treeOf({ events: first(events), jobs: first(jobs), deliveries: first(deliveries) });
  return { correlationId, from: span.from.toISOString(), to: span.to.toISOString(), ...tree, more };
}
