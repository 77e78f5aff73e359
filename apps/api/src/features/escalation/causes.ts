import type { Timings } from '../../config/timings.ts';
import type { Consumers } from '../../platform/events/facts/consumers.ts';
import { jobDraft } from '../../platform/jobs/define-job.ts';
import type { Asker } from '../../platform/kernel/actor.ts';
import type { FactBy } from '../../platform/kernel/facts.ts';
import { mailJob, mailOf, pushJob, pushOf } from './jobs.ts';

type Placed = FactBy<'notification.placed', 'made' | 'grown' | 'woken'>;

/** What was placed unread is looked at again when a device should have acknowledged it. What is critical is looked at at once: it waits only for who is connected. */
const toPush = ({ userId, notification, outside }: Placed, { pushAfter }: Timings) =>
  outside.push && notification.readAt === null && notification.snoozedUntil === null
    ? [jobDraft(pushJob, { userId }, pushOf(userId, { delayMs: notification.priority === 'critical' ? 0 : pushAfter }))]
    : [];

/** The time to its e-mail runs from the first unread cause: growth does not begin it anew. */
const toMail = ({ userId, notification, outside }: Placed, { mailMinute }: Timings) =>
  outside.emailAfter !== null && notification.readAt === null
    ? [jobDraft(mailJob, { userId }, mailOf(userId, { delayMs: outside.emailAfter * mailMinute }))]
    : [];

const placed = (fact: Placed, _asker: Asker, timings: Timings) => [...toPush(fact, timings), ...toMail(fact, timings)];

/** What waited for the end of quiet goes when that comes earlier. */
const lookedAgain = ({ userId }: FactBy<'preferences.changed', 'set' | 'busy'>) => [
  jobDraft(pushJob, { userId }, pushOf(userId, {})),
  jobDraft(mailJob, { userId }, mailOf(userId, {})),
];

/** What is placed in an inbox may leave it. */
export const escalationCauses: Consumers = {
  'notification.placed': { made: placed, woken: placed, grown: (fact, _asker, timings) => toPush(fact, timings) },
  'preferences.changed': { set: lookedAgain, busy: lookedAgain },
};
