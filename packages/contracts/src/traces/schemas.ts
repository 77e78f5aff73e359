import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { correlationIdSchema, idSchema, instantSchema } from '../kernel/ids.ts';
import { deliveryStateSchema } from '../webhooks/schemas.ts';

/** As many of each are answered. */
export const TRACE_MOST = 200;

export const traceParamsSchema = z.strictObject({
  correlationId: correlationIdSchema.describe('As answers, logs and events have it.'),
});

export const traceQuerySchema = z.strictObject({
  at: instantSchema
    .optional()
    .describe(
      'When the request was made, to the minute. Ids that Tidings made say it themselves; without it, for others, within the last hours.',
    ),
  hours: z.coerce.number().int().min(1).max(72).default(1).describe('For how many hours after that is looked.'),
});
export type TraceQuery = z.infer<typeof traceQuerySchema>;

const tracedEventSchema = z
  .strictObject({
    id: idSchema.describe('Names the event.'),
    name: z.string().describe('What happened.'),
    rooms: z.array(z.string()).max(16).describe('The kinds of rooms it was sent to.'),
    by: personSchema
      .nullable()
      .describe('The member who caused it; `null`: nobody, somebody who is gone, or it happened in a workspace.'),
    at: instantSchema.describe('When it was committed.'),
  })
  .meta({ id: 'TracedEvent' });
export type TracedEvent = z.infer<typeof tracedEventSchema>;

const tracedDeliverySchema = z
  .strictObject({
    id: idSchema.describe('The delivery.'),
    webhookId: idSchema.describe('The webhook it is for.'),
    webhook: z.string().describe('What that is called; empty for one of a workspace, of which it is not said.'),
    type: z.string().describe('What it says happened.'),
    state: deliveryStateSchema.describe('What became of it.'),
    tries: z.int().describe('How many times it was tried.'),
    status: z.int().nullable().describe('What was answered last; `null`: nothing was.'),
    ms: z.int().nullable().describe('How long that took, in ms.'),
    at: instantSchema.describe('When it was planned.'),
  })
  .meta({ id: 'TracedDelivery' });
export type TracedDelivery = z.infer<typeof tracedDeliverySchema>;

const events = z.array(tracedEventSchema).max(TRACE_MOST);

const tracedJobSchema = z
  .strictObject({
    kind: z.string().describe('What kind of work it is.'),
    state: z
      .enum(['done', 'waiting', 'running', 'dead'])
      .describe(
        '`dead`: it failed for the last time, and stands among the dead letters. `done`: seen by what came of it; a job without any leaves no trace.',
      ),
    id: idSchema.nullable().describe('The job; `null` for those that are done, which are kept no more.'),
    attempts: z.int().nullable().describe('How many times it was tried; `null` for those that are done.'),
    at: instantSchema.describe('When it was caused; of those that are done, when the first thing came of it.'),
    events: events.describe('What was committed in jobs of this kind.'),
    deliveries: z.array(tracedDeliverySchema).max(TRACE_MOST).describe('What webhooks are sent because of it.'),
  })
  .meta({ id: 'TracedJob' });
export type TracedJob = z.infer<typeof tracedJobSchema>;

export const traceSchema = z
  .strictObject({
    correlationId: correlationIdSchema.describe('The one that was asked for.'),
    from: instantSchema.describe('From when on was looked.'),
    to: instantSchema.describe('Until when.'),
    events: events.describe('What the request itself committed.'),
    jobs: z
      .array(tracedJobSchema)
      .max(3 * TRACE_MOST)
      .describe('The work it caused.'),
    more: z.boolean().describe(`There is more than ${TRACE_MOST} of something; what is here are the first.`),
  })
  .meta({ id: 'Trace' });
export type Trace = z.infer<typeof traceSchema>;
