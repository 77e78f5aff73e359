import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing } from '../../platform/rights/target-kind.ts';

/** Admins alone look at what failed. */
export const deadLetterRights: Rights = {
  deadLetters: right(nothing),
  retryDeadLetter: right(nothing),
  discardDeadLetter: right(nothing),
};
