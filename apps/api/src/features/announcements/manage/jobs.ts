import { z } from 'zod';
import type { Consumers } from '../../../platform/events/facts/consumers.ts';
import type { Services } from '../../../platform/feature/services.ts';
import { defineJob, jobDraft } from '../../../platform/jobs/define-job.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { end, publish, unplan } from './change.ts';
import { readGoingTo, takeAnnouncement } from './repository.ts';
import { dueJob, schedule } from './schedule.ts';

type Needs = Pick<Services, 'events'>;
const askerOf = (correlationId: string) => ({ actor: null, correlationId, idempotency: null });

/** Nothing, where it was deleted meanwhile. */
const whereThere = (error: unknown): null => {
  if (error instanceof TidingsError && error.code === 'NOT_FOUND') return null;
  throw error;
};

/**
 * What is due becomes of an announcement, once: who comes second, or from before a change of its times, finds a row that says otherwise. One
 * whose end came before a server was there to send it is not sent any more.
 */
export const handleDue = handleJob(dueJob, async ({ payload }, { events }: Needs) => {
  const { correlationId } = payload;
  await events.transact(askerOf(correlationId), async (tx) => {
    const row = await takeAnnouncement(tx, payload.id).catch(whereThere);
    if (!row) return;
    const { state, publishAt, endsAt, now } = row;
    const isOver = endsAt !== null && endsAt <= now;
    const isDue = state === 'planned' && publishAt !== null && publishAt <= now;
    if (isOver && (isDue || state === 'published')) await end(tx, row, { at: now, cause: 'due', correlationId });
    else if (isDue) await publish(tx, row, { at: now, cause: 'due', correlationId });
    else await schedule(tx, row, correlationId);
  });
});

const groupGoneJob = defineJob('announcements:group-gone', z.strictObject({ groupId: z.uuid() }));

/** With a group goes what is announced to it. */
export const announcementConsumers: Consumers = {
  'group.deleted': {
    deleted: ({ groupId }) => [jobDraft(groupGoneJob, { groupId }, { uniqueKey: `${groupGoneJob.kind}:${groupId}` })],
  },
};

/** What is out for a group that is gone ends, and what was planned for it is a draft again. */
export const handleGroupGone = handleJob(groupGoneJob, async ({ correlationId, payload }, { events }: Needs) => {
  for (let left = true; left; ) {
    const { value } = await events.transact(askerOf(correlationId), async (tx) => {
      const ids = await readGoingTo(tx, payload.groupId);
      for (const one of ids) {
        const row = await takeAnnouncement(tx, one).catch(whereThere);
        if (row?.state === 'published') await end(tx, row, { at: row.now, cause: 'audience_gone', correlationId });
        if (row?.state === 'planned') await unplan(tx, row, correlationId);
      }
      return ids.length > 0;
    });
    left = value;
  }
});
