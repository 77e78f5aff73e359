import type { WhyNot } from '../../../platform/rights/why-not.ts';

/** How long an invitation of a person waits. */
export const WAITS_DAYS = 30;
/** How long a no keeps the workspace from asking again. */
export const RESTS_DAYS = 7;
const MOST_A_DAY = 50;
const MOST_A_WEEK_FOR_ONE = 3;

/** What the workspace asked before; all of it in the last days. */
export type Asked = {
  /** Whether this person declined. */
  declined: boolean;
  /** How often this person was asked in a week, also where it was taken back. */
  ofPerson: number;
  /** Invitations and links in 24 hours. */
  today: number;
};

/** A no holds for a week, and nobody is asked again and again. `limited`: so does the bound of a day. */
export function whyNotAskAgain({ declined, ofPerson, today }: Asked, limited: boolean): WhyNot {
  if (declined) return 'INVITATION_DECLINED';
  return ofPerson >= MOST_A_WEEK_FOR_ONE || (limited && today >= MOST_A_DAY) ? 'TOO_MANY_INVITATIONS' : null;
}
