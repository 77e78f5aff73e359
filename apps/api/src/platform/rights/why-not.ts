import type { ErrorCode } from '@tidings/contracts';
import { forbidden, notFound, TidingsError } from '../kernel/errors.ts';

/** Why a policy refuses; `null`: it does not. */
export type WhyNot = ErrorCode | null;

const words: Partial<Record<ErrorCode, string>> = {
  SILENCED: 'You cannot post or change anything that others see right now.',
  TOPIC_LOCKED: 'This topic is locked.',
  CONSENT_NEEDED: 'Nobody is put into a group unasked: invite them.',
  INVITATION_DECLINED: 'This member declined an invitation of the group not long ago. Wait a week.',
  TOO_MANY_INVITATIONS: 'There have been too many invitations. Try again tomorrow.',
  GROUP_ARCHIVED: 'This group is archived: nobody comes in and nothing is written until it is brought back.',
};

/** Throws what a policy refuses. `message` is said where it answers FORBIDDEN. */
export function assertAllowed(why: WhyNot, message?: string): void {
  if (why === null) return;
  if (why === 'NOT_FOUND') throw notFound();
  if (why === 'FORBIDDEN') throw forbidden(message);
  throw new TidingsError(why, words[why] ?? 'You may not do this.');
}
