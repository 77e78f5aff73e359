import { correlationIdSchema } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';

/** Takes a client's correlation id when it is well-formed, else makes one. */
export const correlationIdOf = (given: unknown): string => {
  const parsed = correlationIdSchema.safeParse(given);
  return parsed.success ? parsed.data : uuidv7();
};
