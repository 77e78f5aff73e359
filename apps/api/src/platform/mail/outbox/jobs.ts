import { z } from 'zod';
import { defineJob, type JobType } from '../../jobs/define-job.ts';

const MINUTE = 60_000;

/** 1, 2, 4 … s, and then every 5 min, a fifth sooner or later, so that those an outage held back do not come at once. */
export const mailBackoffMs = (attempt: number, random = Math.random()): number =>
  Math.min(5 * MINUTE, 1000 * 2 ** Math.min(20, attempt - 1)) * (0.8 + 0.4 * random);

const payload = z.strictObject({ mailId: z.uuid() });
type Payload = z.infer<typeof payload>;

/** Goes on for longer than a mail lives: it ends by being handed over or by being late, never among the dead letters. */
const deliver = (kind: string, concurrency: number): JobType<Payload> =>
  defineJob(kind, payload, { queue: { name: kind, concurrency }, maxAttempts: 500, backoffMs: mailBackoffMs });

/** Two queues of their own: what accounts need does not wait behind the rest, and nothing else waits behind either. */
export const deliverEssential = deliver('mail:essential', 2);
export const deliverOther = deliver('mail:other', 4);

export const pruneMails = defineJob('mail:prune', z.strictObject({}), { everyMs: 60 * MINUTE });
