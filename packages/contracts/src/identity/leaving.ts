import { z } from 'zod';
import { instantSchema } from '../kernel/ids.ts';
import { text, upTo } from '../kernel/text.ts';

const password = text().min(1).check(upTo(200)).describe('The member’s password.');

export const deleteMeInputSchema = z
  .strictObject({
    password,
    posts: z
      .enum(['keep', 'remove'])
      .describe('What becomes of topics and replies: kept under "Deleted member", or deleted like any post.'),
  })
  .meta({ id: 'DeleteMeInput' });
export type DeleteMeInput = z.infer<typeof deleteMeInputSchema>;

export const deleteMeAnswerSchema = z
  .strictObject({
    dueAt: instantSchema.describe('When the account is deleted. Whoever signs in before keeps it.'),
  })
  .meta({ id: 'DeleteMeAnswer' });
export type DeleteMeAnswer = z.infer<typeof deleteMeAnswerSchema>;

export const exportMeInputSchema = z.strictObject({ password }).meta({ id: 'ExportMeInput' });

export const exportMeAnswerSchema = z
  .strictObject({
    url: z
      .string()
      .describe('Where the archive is fetched, a ZIP of JSON files. Whoever has the link has the archive.'),
    expiresAt: instantSchema.describe('Until when the link works.'),
  })
  .meta({ id: 'ExportMeAnswer' });
export type ExportMeAnswer = z.infer<typeof exportMeAnswerSchema>;
