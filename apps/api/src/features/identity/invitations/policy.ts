import { type Actor, isStaff } from '../../../platform/kernel/actor.ts';
import type { WhyNot } from '../../../platform/rights/why-not.ts';

const OPEN_MOST = { member: 20, staff: 100 };
/** Mails a week to one address, whoever invites it: what is more is not sent, and nobody hears so. */
export const MAILS_A_WEEK = 3;

/** What who invites has sent, and the age of their account in days. */
export type Sent = { open: number; lately: number; ageDays: number };

/** How many invitations a member may make in 24 hours, by the age of their account. */
export const allowedADay = (ageDays: number): number => (ageDays < 1 ? 2 : ageDays < 7 ? 5 : 20);

/** Whoever may speak invites, within the bounds of a day and of what stands open. */
export function whyNotInviteMore(actor: Actor, { open, lately, ageDays }: Sent): WhyNot {
  const staff = isStaff(actor);
  const tooMany =
    open >= OPEN_MOST[staff ? 'staff' : 'member'] || lately >= (staff ? OPEN_MOST.staff : allowedADay(ageDays));
  return tooMany ? 'TOO_MANY_INVITATIONS' : null;
}
