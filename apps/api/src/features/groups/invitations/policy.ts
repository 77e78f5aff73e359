import { type Actor, isStaff } from '../../../platform/kernel/actor.ts';
import type { WhyNot } from '../../../platform/rights/why-not.ts';

/** How long an invitation waits. */
export const WAITS_DAYS = 30;
const MOST_A_DAY = 50;
const MOST_A_WEEK_FOR_ONE = 3;

/** What was asked before: of this member by the group, by the group, and by who invites. */
export type Asked = {
  /** The member declined an invitation of the group, or of one that who invites has deleted, in the last seven days. */
  declined: boolean;
  /** Invitations to this member in the last seven days, of the group or of ones that who invites has deleted, also those taken back. */
  ofMember: number;
  /** Invitations in the last 24 hours: of the group, and of who invites. */
  ofGroup: number;
  byInviter: number;
  /** Age of the account of who invites, in days. */
  ageDays: number;
};

/** How many a member may send in 24 hours, by the age of their account. */
export const invitationsAllowed = (ageDays: number): number => (ageDays < 1 ? 5 : ageDays < 7 ? 20 : MOST_A_DAY);

/** A no holds for a week, and nobody is asked again and again; that holds for staff as well. `limited`: so do the bounds of a day. */
export function whyNotAskAgain(actor: Actor, asked: Asked, limited: boolean): WhyNot {
  if (asked.declined) return 'INVITATION_DECLINED';
  if (asked.ofMember >= MOST_A_WEEK_FOR_ONE) return 'TOO_MANY_INVITATIONS';
  if (!limited || isStaff(actor)) return null;
  const tooMany = asked.ofGroup >= MOST_A_DAY || asked.byInviter >= invitationsAllowed(asked.ageDays);
  return tooMany ? 'TOO_MANY_INVITATIONS' : null;
}
