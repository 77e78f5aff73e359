import { z } from 'zod';
import { timeZoneSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { positionsSchema } from '../kernel/meta.ts';

/** Days that are answered at most. */
export const TREND_DAYS_MAX = 90;
/** Over this many days the median is taken, and the one before it. */
export const MEDIAN_DAYS = 7;
/** Of a comment or task this many characters stand in the activity. */
export const ACTIVITY_WORDS_MAX = 200;

export const trendQuerySchema = z.strictObject({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(TREND_DAYS_MAX)
    .default(30)
    .describe('How many days, today the last of them.'),
  timeZone: timeZoneSchema.default('UTC').describe('Where the days begin and end.'),
});
export type TrendQuery = z.infer<typeof trendQuerySchema>;

const medianSchema = z.int().min(0).nullable();

export const trendDaySchema = z
  .strictObject({
    day: z.iso.date().describe('The day, such as 2026-11-29.'),
    approved: z.int().min(0).describe('Approvals that were approved on it.'),
    rejected: z.int().min(0).describe('Approvals that were rejected.'),
    expired: z.int().min(0).describe('Approvals whose deadline came first.'),
    medianMs: medianSchema.describe('Half of those decided on it took no longer than this, in ms; `null`: none was.'),
  })
  .meta({ id: 'TrendDay' });
export type TrendDay = z.infer<typeof trendDaySchema>;

export const trendSchema = z
  .strictObject({
    days: z
      .array(trendDaySchema)
      .max(TREND_DAYS_MAX)
      .describe('Every day, the first at first, also those without any.'),
    medianMs: medianSchema.describe(
      `From asking to the decision, in ms, the median of what was decided in the last ${MEDIAN_DAYS} times 24 hours; \`null\`: nothing was.`,
    ),
    medianBeforeMs: medianSchema.describe(`The same for the ${MEDIAN_DAYS} times 24 hours before those.`),
    positions: positionsSchema.describe('Where the room of the workspace stood when it was read.'),
  })
  .meta({ id: 'Trend' });
export type Trend = z.infer<typeof trendSchema>;

const activityActorSchema = z
  .strictObject({
    kind: z.enum(['member', 'agent', 'system']).describe('A member, an agent, or Tidings itself.'),
    id: idSchema.nullable().describe('The member; of an agent that asks, its key; else the agent. `null`: Tidings.'),
    name: z.string().describe('What they were called then; empty where nobody knows any more.'),
  })
  .meta({ id: 'ActivityActor' });

export const activitySchema = z
  .strictObject({
    id: idSchema.describe('Names the entry.'),
    about: z.enum(['approval', 'agent', 'member']).describe('What kind of thing it happened to.'),
    action: z
      .string()
      .describe(
        'What happened. To approvals: `asked`, `approved`, `rejected`, `commented`, `expired`, `cancelled`, `deleted`. To agents: `registered`, `running`, `error`, `offline`, `missed` (it was not heard of), `pause`, `resume`, `stop` (that was asked of it). To members: `created` (the workspace), `joined`, `left`, `removed`, `role_changed`. A client passes over one it does not know.',
      ),
    by: activityActorSchema.describe('Who did it.'),
    subject: z
      .strictObject({
        id: idSchema.describe('The approval, agent or member.'),
        name: z.string().nullable().describe('What it is called; `null`: it is gone.'),
      })
      .describe('To what it happened.'),
    words: z
      .string()
      .nullable()
      .describe(`What was said, or what it works at, its first ${ACTIVITY_WORDS_MAX} characters.`),
    at: instantSchema.describe('When.'),
  })
  .meta({ id: 'Activity' });
export type Activity = z.infer<typeof activitySchema>;
