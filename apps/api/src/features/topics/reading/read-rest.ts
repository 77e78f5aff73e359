import type { Consumers } from '../../../platform/events/facts/consumers.ts';
import { NoChange } from '../../../platform/events/log/refusals.ts';
import type { Services } from '../../../platform/feature/services.ts';
import { jobDraft } from '../../../platform/jobs/define-job.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { hasUnread, settleReads } from '../../categories/index.ts';
import { READ_AT_ONCE } from './read-at-once.ts';
import { isDue, readEndOfLot } from './repository.ts';
import { restJob, restKey } from './rest-job.ts';

type Rest = { userId: string; categoryIds: string[]; until: string };

const goOn = ({ userId, categoryIds, until }: Rest) => [
  jobDraft(restJob, { userId, categoryIds, until }, restKey({ userId, categoryIds })),
];

/** Each lot that is marked as read causes a look for the next one, in its own transaction. */
export const restOfReading: Consumers = { 'topics.read': { read: goOn, rest: goOn } };

/**
 * Marks the next lot that has anything unread, from the newest to the oldest; the last look finds none and causes no other.
 * The numbers that are kept follow lot by lot. Once the member has marked everything again, the job of that does the rest.
 */
export const handleRest = handleJob(
  restJob,
  async ({ id, correlationId, payload }, { db, events }: Pick<Services, 'db' | 'events'>) => {
    const { userId, categoryIds } = payload;
    const asker = { actor: null, correlationId, idempotency: null };
    await settleReads(db, userId);
    // Else the last look would walk all topics there are.
    if (!(await hasUnread(db, userId, categoryIds))) return;
    for (let until: string | null = payload.until; until !== null && (await isDue(db, id)); ) {
      const lot: { until: string; from: string | null } = { until, from: await readEndOfLot(db, until, READ_AT_ONCE) };
      const marked = await events
        .commit(asker, (tx) => tx.append(fact('topics.read', { cause: 'rest', userId, categoryIds, job: id, ...lot })))
        .then(
          () => true,
          (error: unknown) => {
            if (error instanceof NoChange) return false;
            throw error;
          },
        );
      // The same lot is looked at again: more may be of the same moment than fit.
      if (marked) return;
      until = lot.from && justBefore(lot.from);
    }
  },
);

/** Activity is kept in whole milliseconds. */
const justBefore = (iso: string): string => new Date(Date.parse(iso) - 1).toISOString();
