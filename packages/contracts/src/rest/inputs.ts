import { z } from 'zod';
import { idSchema } from '../kernel/ids.ts';
import { upTo, writtenText } from '../kernel/text.ts';

/** The params of a path that names one thing. */
export const byId = z.strictObject({ id: idSchema.describe('The thing the path names.') });

/** Why a moderator acts: kept in the audit log and shown to the member. */
export const actionReasonSchema = writtenText().trim().min(1).check(upTo(1000));

/** Why, when it is a moderator who does it to others. */
export const why = {
  reason: actionReasonSchema
    .optional()
    .describe('Why a moderator does it to others: kept in the audit log and shown to the author.'),
};
