import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { pageOf, pageQuerySchema } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { notificationChannels } from './channels.ts';

const reason = z
  .string()
  .nullable()
  .describe(
    'Why the member was not notified: `not_allowed`, `gone`, `blocked`, `muted_topic` (or another kind of what is muted), `preference`; `null`: they were.',
  );

export const traceStepSchema = z
  .strictObject({
    step: z
      .enum([
        'intended',
        'stored',
        'emitted',
        'acknowledged',
        'seen',
        'read',
        'archived',
        'snoozed',
        'deleted',
        'undone',
        'pushed',
        'mailed',
        'postponed',
        'failed',
        'skipped',
      ])
      .describe(
        'What happened: it was caused, placed in the inbox, written into the member’s own room, had by a device, seen, read, put away; or a cause was taken back. Of push and e-mail: it went out, a try failed and another follows, all failed, or it was passed over.',
      ),
    channel: z.enum(notificationChannels).describe('On which way to the member.'),
    at: instantSchema.nullable().describe('When; `null`: it is known that it happened, not when.'),
    afterMs: z
      .int()
      .min(0)
      .nullable()
      .describe('Milliseconds since it was first stored; `null` where that says nothing.'),
    deviceId: z.string().nullable().describe('Which device has it, with `acknowledged`.'),
    reason: z
      .string()
      .nullable()
      .optional()
      .describe(
        'Of what was passed over or failed: why, as `acknowledged`, `preference`, `quiet_hours`, `no_subscription`. Absent from older servers.',
      ),
    answers: z
      .array(
        z.strictObject({
          to: z.string().max(200).describe('The subscription, or the Message-ID of the e-mail.'),
          status: z.int().nullable().describe('What the other side answered; `null`: nothing that is known.'),
        }),
      )
      .max(20)
      .optional()
      .describe('Of what went out: to where, and what was answered.'),
  })
  .meta({ id: 'TraceStep' });

export const notificationTraceSchema = z
  .strictObject({
    id: idSchema.describe('The notification.'),
    type: z.string().describe('Its type.'),
    reason: z.string().describe('Why the member gets it, as `your_post`.'),
    correlationId: z.string().describe('The id of the request it first came from.'),
    steps: z.array(traceStepSchema).max(500).describe('What became of it, in order.'),
  })
  .meta({ id: 'NotificationTrace' });
export type NotificationTrace = z.infer<typeof notificationTraceSchema>;

export const tracedSchema = z
  .strictObject({
    source: idSchema.describe('The fact that caused it.'),
    userId: idSchema.describe('The member.'),
    member: personSchema
      .nullable()
      .optional()
      .describe('The member as they are called now; `null` where they are no more. Absent from older servers.'),
    type: z.string().describe('The type of notification.'),
    at: instantSchema.describe('When it was decided.'),
    outcome: z
      .enum(['placed', 'undone', 'skipped'])
      .describe('It stands in the inbox; it stood there and its cause was taken back; it never came there.'),
    reason,
    notificationId: idSchema.nullable().describe('The notification; `null` where there is none.'),
    correlationId: z.string().nullable().describe('The id of the request it came from.'),
  })
  .meta({ id: 'Traced' });
export type Traced = z.infer<typeof tracedSchema>;

const one = (what: string) => idSchema.optional().describe(what);
export const tracesQuerySchema = pageQuerySchema.extend({
  source: one('Of this fact: who was notified of it, and who was not.'),
  userId: one('Of this member, within the last 30 days.'),
  correlationId: z.string().min(1).max(64).optional().describe('Of what came from this request.'),
});
export type TracesQuery = z.infer<typeof tracesQuerySchema>;

export const traceOperations = {
  notificationTrace: operation({
    method: 'GET',
    path: '/api/notifications/:id/trace',
    access: 'member',
    summary: 'Says what became of a notification of the viewer, step by step; of any, for admins.',
    params: byId,
    answer: notificationTraceSchema,
  }),
  notificationTraces: operation({
    method: 'GET',
    path: '/api/notifications/traces',
    access: 'admin',
    summary:
      'Lists who was notified of a fact and who was not and why, the latest first: of one fact, one member or one request. Kept for 30 days.',
    query: tracesQuerySchema,
    answer: pageOf(tracedSchema),
  }),
} as const;
