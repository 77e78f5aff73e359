import { z } from 'zod';

/** The plain answer of a command that has nothing to say. */
export const okSchema = z.strictObject({ ok: z.literal(true).describe('The command was carried out.') });
