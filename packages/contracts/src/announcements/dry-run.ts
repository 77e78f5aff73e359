import { z } from 'zod';
import { personSchema, usernameSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { pageQuerySchema } from '../kernel/page.ts';
import { audienceInputSchema } from './inputs.ts';
import { audienceSchema } from './schemas.ts';

/** How an announcement reaches somebody of its audience. Everybody of it is in exactly one line. */
export const dryRunLineSchema = z.enum(['now', 'quiet', 'later', 'suspended']).meta({
  id: 'DryRunLine',
  description:
    '`now`: they are connected. `quiet`: they are connected and want quiet, the banner waits silently. `later`: at their next visit. `suspended`: not at all, they may not sign in until it ends.',
});
export type DryRunLine = z.infer<typeof dryRunLineSchema>;

const endsAt = instantSchema.nullable();
export const dryRunInputSchema = z
  .strictObject({
    audience: audienceInputSchema.describe('Whom it would be for.'),
    endsAt: endsAt.default(null).describe('When it would end by itself; `null`: never.'),
  })
  .meta({ id: 'DryRunInput' });
export type DryRunInput = z.infer<typeof dryRunInputSchema>;

export const dryRunQuerySchema = z.strictObject({
  username: usernameSchema.optional().describe('Looks this member up as well.'),
});

/** What an announcement would be to one member. */
const lookedUpSchema = z
  .strictObject({
    person: personSchema.describe('The member.'),
    line: dryRunLineSchema.nullable().describe('How it reaches them; `null`: they are not in the audience.'),
    reason: z
      .string()
      .nullable()
      .describe(
        'Why they do not get it: `not_in_audience` or `suspended`; `null`: they do. Newer servers may know more.',
      ),
    until: instantSchema
      .nullable()
      .describe('When their quiet or their suspension ends; `null` where there is none, or it does not end.'),
  })
  .meta({ id: 'LookedUp' });

export const dryRunSchema = z
  .strictObject({
    audience: audienceSchema.describe('Whom it was counted for.'),
    at: instantSchema.describe('When it was counted.'),
    people: z.int().describe('How many are in the audience: the sum of all lines.'),
    reached: z.int().describe('How many of them get it, now or later.'),
    lines: z
      .array(
        z.strictObject({
          line: dryRunLineSchema.describe('How it reaches them.'),
          gets: z.boolean().describe('Whether they get it; else the line is the reason why not.'),
          count: z.int().describe('How many.'),
        }),
      )
      .describe('Every line, also those of nobody.'),
    channels: z
      .array(
        z.strictObject({
          channel: z.string().describe('Where it is shown.'),
          count: z.int().describe('How many see it there.'),
        }),
      )
      .describe('How many each channel reaches.'),
    lookedUp: lookedUpSchema.nullable().describe('The member who was looked up; `null` where nobody was.'),
  })
  .meta({ id: 'DryRun' });
export type DryRun = z.infer<typeof dryRunSchema>;

export const dryRunPeopleQuerySchema = pageQuerySchema.extend({
  line: dryRunLineSchema.describe('Whose names: those of this line.'),
  audience: z.string().min(1).max(16).default('all').describe('The kind of the audience, `all` or `group`.'),
  audienceId: idSchema.optional().describe('The group; left out for `all`.'),
  endsAt: instantSchema.optional().describe('When it would end by itself; left out: never.'),
});
