import { z } from 'zod';
import { type ErrorCode, errorCodes } from './error-codes.ts';
import { correlationIdSchema } from './ids.ts';

export const errorCodeSchema = z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]).meta({ id: 'ErrorCode' });

/** The body of every refused REST request. */
export const errorBodySchema = z
  .strictObject({
    error: z.strictObject({
      code: errorCodeSchema,
      message: z.string(),
      correlationId: correlationIdSchema,
      retryAfterMs: z.int().min(0).optional(),
      details: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
    }),
  })
  .meta({ id: 'ErrorBody' });
export type ErrorBody = z.infer<typeof errorBodySchema>;

/** The refusal of a socket command. */
export const refusalSchema = z
  .strictObject({
    ok: z.literal(false),
    code: errorCodeSchema,
    message: z.string(),
    retryAfterMs: z.int().min(0).optional(),
  })
  .meta({ id: 'Refusal' });
export type Refusal = z.infer<typeof refusalSchema>;
