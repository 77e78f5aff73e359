import type { ClaimedJob, JobHandler } from './job-handler.ts';

/** Jobs of one kind that are done in one go. */
export type Batch = { handler: JobHandler<undefined>; jobs: ClaimedJob[] };

/** Puts claimed jobs together by kind. One that failed before is alone, so that it spoils no others. */
export function batchesOf(
  claimed: readonly ClaimedJob[],
  handlers: ReadonlyMap<string, JobHandler<undefined>>,
): Batch[] {
  const batches: Batch[] = [];
  const open = new Map<string, Batch>();
  for (const job of claimed) {
    const handler = handlers.get(job.kind);
    if (!handler) continue;
    const batch = job.attempt === 1 ? open.get(job.kind) : undefined;
    if (batch && batch.jobs.length < handler.batch) batch.jobs.push(job);
    else {
      const begun: Batch = { handler, jobs: [job] };
      batches.push(begun);
      if (job.attempt === 1) open.set(job.kind, begun);
    }
  }
  return batches;
}
