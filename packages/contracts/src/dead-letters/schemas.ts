import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { pageOf, pageQuerySchema } from '../kernel/page.ts';

export const deadLetterSchema = z
  .strictObject({
    id: idSchema.describe('The job.'),
    kind: z.string().describe('What kind of work it was, such as that of notifying.'),
    attempts: z.int().describe('How many times it was tried.'),
    lastError: z.string().describe('Why it failed the last time, in a line, without addresses, tokens and passwords.'),
    createdAt: instantSchema.describe('When it was caused.'),
    diedAt: instantSchema.describe('When it failed for the last time.'),
  })
  .meta({ id: 'DeadLetter' });
export type DeadLetter = z.infer<typeof deadLetterSchema>;

export const deadLetterActSchema = z
  .strictObject({
    id: idSchema.describe('Names the act.'),
    action: z.enum(['retried', 'discarded']).describe('What was done: it was made due again, or given up.'),
    kind: z.string().describe('What kind of work it was done to.'),
    admin: personSchema.nullable().describe('Who did it; `null` where they are no more.'),
    at: instantSchema.describe('When.'),
  })
  .meta({ id: 'DeadLetterAct' });
export type DeadLetterAct = z.infer<typeof deadLetterActSchema>;

export const deadLetterQuerySchema = pageQuerySchema.extend({
  kind: z.string().min(1).max(60).optional().describe('Only those of this kind.'),
});
export type DeadLetterQuery = z.infer<typeof deadLetterQuerySchema>;

export const deadLetterPageSchema = pageOf(deadLetterSchema).extend({
  total: z.int().describe('How many there are, of the kind that was asked for.'),
  acts: z.array(deadLetterActSchema).max(20).describe('What admins did with dead letters lately, the last first.'),
});
