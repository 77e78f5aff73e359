import { type ErrorCode, errors } from '@tidings/contracts';
import { forbidden, notFound, TidingsError } from '../kernel/errors.ts';

/** Why a policy refuses; `null`: it does not. */
export type WhyNot = ErrorCode | null;

/** Throws what a policy refuses, in the words of the contract. `message` is said where it answers FORBIDDEN. */
export function assertAllowed(why: WhyNot, message?: string): void {
  if (why === null) return;
  if (why === 'NOT_FOUND') throw notFound();
  if (why === 'FORBIDDEN') throw forbidden(message);
  throw new TidingsError(why, errors[why].message ?? errors[why].meaning);
}
