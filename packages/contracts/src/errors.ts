import { z } from 'zod';
import { type ErrorCode, errorCodes } from './declarations.ts';
import { correlationIdSchema } from './kernel/ids.ts';

export const errorCodeSchema = z
  .enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]])
  .meta({ id: 'ErrorCode', description: 'A code of the table of errors. A newer server may know others.' });

/** The body of every refused REST request. */
export const errorBodySchema = z
  .strictObject({
    error: z
      .strictObject({
        code: errorCodeSchema.describe('What to act on: see the table of errors.'),
        message: z.string().describe('Says it in English, for people; may change at any time.'),
        correlationId: correlationIdSchema.describe('Quote it when you ask an operator about this request.'),
        retryAfterMs: z.int().min(0).optional().describe('Milliseconds to wait before trying again.'),
        outcome: z
          .enum(['unchanged', 'unknown'])
          .optional()
          .describe(
            'With `UNAVAILABLE`, what became of a write. `unchanged`: nothing was changed; `unknown`: it may have been saved, so ask again with the same `Idempotency-Key`.',
          ),
        details: z
          .array(
            z.strictObject({
              path: z
                .string()
                .describe('The field, names and indexes joined by dots; those of a query begin with `query`.'),
              message: z.string().describe('What is wrong with it.'),
            }),
          )
          .optional()
          .describe(
            'The fields that do not fit, at most 10; with `UNKNOWN_RECIPIENTS` every one that nobody is called.',
          ),
      })
      .describe('Why the request was refused.'),
  })
  .meta({ id: 'ErrorBody' });
export type ErrorBody = z.infer<typeof errorBodySchema>;

/** The refusal of a socket command. */
export const refusalSchema = z
  .strictObject({
    ok: z.literal(false).describe('The command was refused and changed nothing.'),
    code: errorCodeSchema.describe('What to act on: see the table of errors.'),
    message: z.string().describe('Says it in English, for people; may change at any time.'),
    retryAfterMs: z.int().min(0).optional().describe('Milliseconds to wait before trying again.'),
  })
  .meta({ id: 'Refusal' });
export type Refusal = z.infer<typeof refusalSchema>;

/** `connect_error.data` of a refused namespace. */
export const connectErrorDataSchema = z.strictObject({
  code: errorCodeSchema.describe('Why the namespace was refused.'),
  status: z.int().describe('The HTTP status the code has on REST.'),
});
export type ConnectErrorData = z.infer<typeof connectErrorDataSchema>;
