import type { MemberCtx } from '../../../platform/context/context.ts';
import type { Services } from '../../../platform/feature/services.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import type { Leaver, Leaving } from '../../../platform/personal/personal.ts';
import { GONE } from '../../../platform/personal/rename-in-texts.ts';
import type { Log } from '../../../platform/telemetry/log.ts';
import { beginDeletion } from './begin-deletion.ts';
import { deleteJob } from './job.ts';
import { endDeletion, keepPlace } from './repository.ts';

/** The leaver as who does what has to be done in their name: leaving groups, taking likes back. */
const ctxOf = (
  { id, username }: Leaver,
  { db, events, live }: Services,
  log: Log,
  correlationId: string,
): MemberCtx => ({
  ...{ db, events, live, log, tenant: null, correlationId, idempotency: null },
  actor: {
    ...{ id, username, displayName: GONE, role: 'member', sessionId: '', presenceHidden: true },
    ...{ suspendedUntil: null, silencedUntil: null, presenceChoice: null, presenceUntil: null },
  },
});

/** Does all steps of all features, each in parts. After each part it is written down how far it came. */
export const handleDelete = handleJob(
  deleteJob,
  async ({ correlationId, payload: { userId } }, services: Services, log) => {
    const { db, events, personal } = services;
    const asker = { actor: null, correlationId, idempotency: null };
    const begun = await beginDeletion(events, asker, userId);
    if (!begun) return;
    const leaving: Leaving = { leaver: begun.leaver, ctx: ctxOf(begun.leaver, services, log, correlationId) };
    // The step that is written down was done to its place; without one it was done.
    const at = personal.steps.findIndex(({ name }) => name === begun.step);
    const from = begun.place === null ? at + 1 : Math.max(0, at);
    for (const [nth, step] of personal.steps.slice(from).entries()) {
      let place = nth === 0 ? begun.place : null;
      do {
        place = await step.run(leaving, place);
        await keepPlace(db, userId, step.name, place);
      } while (place !== null);
    }
    await endDeletion(db, userId);
    log.info({ userId }, 'An account was deleted');
  },
);
