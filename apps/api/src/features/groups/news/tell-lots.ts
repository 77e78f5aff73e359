import type { Group } from '@tidings/contracts';
import type { Consumers } from '../../../platform/events/facts/consumers.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import type { Services } from '../../../platform/feature/services.ts';
import { type JobDraft, jobDraft } from '../../../platform/jobs/define-job.ts';
import { holdJob } from '../../../platform/jobs/hold-job.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { MOST_TOLD } from '../policy.ts';
import { presentGroupNews } from '../presenter.ts';
import { holdThere } from '../repository.ts';
import { forgetJob, keyOf, tellJob } from './jobs.ts';
import { LOT, readLot, takeOut, withRooms } from './repository.ts';

const tellAll = ({ group }: { group: { id: string } }): JobDraft[] => [
  jobDraft(tellJob, { groupId: group.id, after: null }, keyOf(tellJob, group.id)),
];

/** What became of a group reaches its room at once, and own rooms in lots: no transaction grows with the group. */
export const newsOfGroups: Consumers = {
  'group.changed': { edited: tellAll, opened: tellAll, closed: tellAll, archived: tellAll, unarchived: tellAll },
  'group.deleted': {
    deleted: ({ groupId, version, memberCount, invited }) => [
      jobDraft(
        forgetJob,
        { groupId, version, tells: memberCount <= MOST_TOLD, invited: invited.slice(0, MOST_TOLD) },
        keyOf(forgetJob, groupId),
      ),
    ],
  },
};

const askerOf = (correlationId: string) => ({ actor: null, correlationId, idempotency: null });

/** Tells one lot how the group stands now, and causes the next. */
export const handleTelling = handleJob(
  tellJob,
  async ({ id, correlationId, payload }, { events }: Pick<Services, 'events'>) => {
    const { groupId, after } = payload;
    await events.transact(askerOf(correlationId), async (tx) => {
      // The group before the job, as who archives it does: the other way round they would wait for each other.
      const group = await holdThere(tx, groupId);
      if (!group || !(await holdJob(tx, id))) return;
      const lot = await readLot(tx, groupId, after);
      const last = lot.at(-1);
      if (!last) return;
      await tell(tx, lot, { cause: 'changed', group: presentGroupNews(group) });
      if (lot.length === LOT) tx.enqueue(tellJob, { groupId, after: last }, keyOf(tellJob, groupId));
    });
  },
);

/** Takes one lot of members out of a deleted group and tells them, and causes the next; the last takes the group away. */
export const handleForgetting = handleJob(
  forgetJob,
  async ({ id, correlationId, payload }, { events }: Pick<Services, 'events'>) => {
    const { groupId, version, tells, invited } = payload;
    await events.transact(askerOf(correlationId), async (tx) => {
      if (!(await holdJob(tx, id))) return;
      const out = await takeOut(tx, groupId);
      const lot = new Set([...(tells ? out : []), ...invited.slice(0, LOT)]);
      await tell(tx, [...lot], { cause: 'deleted', groupId, version });
      const rest = invited.slice(LOT);
      if (out.length === LOT || rest.length > 0) {
        tx.enqueue(forgetJob, { ...payload, invited: rest }, keyOf(forgetJob, groupId));
      } else await tx.db.group.deleteMany({ where: { id: groupId } });
    });
  },
);

type News = { cause: 'changed'; group: Group } | { cause: 'deleted'; groupId: string; version: number };

async function tell(tx: Tx, lot: readonly string[], news: News): Promise<void> {
  const hearers = await withRooms(tx, lot);
  if (hearers.length > 0) tx.append(fact('group.passed-on', { ...news, hearers }));
}
