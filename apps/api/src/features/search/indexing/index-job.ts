import { isCutShort, outageOf } from '@tidings/db';
import { z } from 'zod';
import type { Services } from '../../../platform/feature/services.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import type { Log } from '../../../platform/telemetry/log.ts';
import { type Due, holdIndex, type Kind, putAside, store, storeMoved, takeBackfill, takeDue } from './repository.ts';

/** Posts in one transaction: as many as are read, parsed and stored well within its time. */
const BATCH = 100;
/** Replies whose place is written anew in one transaction, which takes nothing else then. */
const MOVED = 100;
/** What was there before the index is put into it in stretches, so that what is written meanwhile waits for none of them. */
const STRETCH_MS = 1000;

const queue = { name: 'search', concurrency: 1 };
const indexJob = defineJob('search:index', z.strictObject({}), { queue, everyMs: 250 });

type Some = Pick<Services, 'db'>;
const transact = { timeout: 10_000, maxWait: 5000 };
const idsOf = (due: readonly Due[], kind: Kind) => due.filter((one) => one.kind === kind).map(({ id }) => id);

/** Puts what is due into the index, and answers how much that was. What is taken and what is stored commit together. */
const indexDue = ({ db }: Some, most: number): Promise<number> =>
  db.prisma.$transaction(async (tx) => {
    if (!(await holdIndex(tx))) return 0;
    const due = await takeDue(tx, most);
    await store(tx, 'topic', idsOf(due, 'topic'));
    await store(tx, 'reply', idsOf(due, 'reply'));
    for (const moved of due.filter(({ kind }) => kind === 'moved')) await storeMoved(tx, moved, MOVED);
    return due.length;
  }, transact);

/** The database is not there: nothing of what was asked for is to blame. A statement that took too long is no such case. */
const isAway = (error: unknown): boolean => outageOf(error) !== null && !isCutShort(error);

/** After a failure one post after the other, so that the others are found; what fails by itself is put aside and said. */
async function indexOneByOne(services: Some, log: Pick<Log, 'error'>): Promise<number> {
  for (let done = 0; done < BATCH; done += 1) {
    try {
      if ((await indexDue(services, 1)) === 0) return done;
    } catch (error) {
      if (isAway(error)) throw error;
      const due = await putAside(services.db);
      log.error({ err: error, ...due }, 'Could not index a post: it is not found, until it is edited');
    }
  }
  return BATCH;
}

/** Puts a batch of what is due into the index. */
async function indexSome(services: Some, log: Pick<Log, 'error'>): Promise<number> {
  try {
    return await indexDue(services, BATCH);
  } catch (error) {
    if (isAway(error)) throw error;
    return indexOneByOne(services, log);
  }
}

/** Puts the next of what was there before into the index; false: there is nothing left. It goes on where it was ended. */
const indexEarlier = ({ db }: Some): Promise<boolean> =>
  db.prisma.$transaction(async (tx) => {
    const earlier = (await holdIndex(tx)) && (await takeBackfill(tx, BATCH));
    if (!earlier) return false;
    await store(tx, earlier.kind, earlier.ids);
    return true;
  }, transact);

/** Brings the index up to now, then a stretch of what was there before. */
export async function bringUpToDate(services: Some, log: Pick<Log, 'error'>): Promise<void> {
  while ((await indexSome(services, log)) > 0);
  for (const until = Date.now() + STRETCH_MS; Date.now() < until; ) {
    if (!(await indexEarlier(services))) return;
  }
}

export const handleIndex = handleJob(indexJob, (_job, services: Some, log) => bringUpToDate(services, log));
