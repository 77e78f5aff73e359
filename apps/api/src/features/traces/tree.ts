import type { Trace, TracedJob } from '@tidings/contracts';
import type { TraceRows } from './repository.ts';

/** The kinds of the jobs by which webhooks are sent things: of the forum, and of workspaces. */
const TELLS = 'webhooks:tell';
const TELLS_WORKSPACE = 'webhooks:tell-workspace';

/** Puts rows into a tree: below the request its events and jobs, below each kind of job what came of it. */
export function treeOf({ events, jobs, deliveries }: TraceRows): Pick<Trace, 'events' | 'jobs'> {
  const standing = jobs.map((job): TracedJob => ({ ...job, events: [], deliveries: [] }));
  const done = new Map<string, TracedJob>();
  const doneOf = (kind: string, at: string): TracedJob => {
    const known = done.get(kind) ?? {
      ...{ kind, state: 'done', id: null, attempts: null, at },
      events: [],
      deliveries: [],
    };
    done.set(kind, known);
    if (at < known.at) known.at = at;
    return known;
  };
  for (const { job, ...event } of events) if (job !== null) doneOf(job, event.at).events.push(event);
  for (const delivery of deliveries)
    doneOf(delivery.webhook === '' ? TELLS_WORKSPACE : TELLS, delivery.at).deliveries.push(delivery);
  const all = [...done.values(), ...standing].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  return { events: events.flatMap(({ job, ...event }) => (job === null ? [event] : [])), jobs: all };
}
