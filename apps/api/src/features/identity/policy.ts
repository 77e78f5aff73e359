import type { Role } from '@tidings/contracts';
import { type Actor, isStaff } from '../../platform/kernel/actor.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';

type Ranked = { id: string; role: Role };

const roles: readonly Role[] = ['member', 'moderator', 'admin'];
const rank: Record<Role, number> = { member: 0, moderator: 1, admin: 2 };

/** The one rule of rank for what members wrote and made: staff decides over those of its own rank and below. */
export const canModerate = (actor: Actor, author: { role: Role }): boolean =>
  isStaff(actor) && rank[actor.role] >= rank[author.role];

/** May this member be warned, silenced or suspended by that one? Only those below; nobody themselves. */
export const canSanction = (actor: Actor, member: Ranked): boolean =>
  actor.id !== member.id && rank[actor.role] > rank[member.role];

/** May this one read and settle what was reported of that member? Who is above them; of an admin, the other admins. */
export const canSettle = (actor: Actor, member: Ranked): boolean =>
  canSanction(actor, member) || (actor.role === 'admin' && actor.id !== member.id);

/** The roles whose reports a member may read and settle, their own aside. */
export const settledRoles = (actor: Actor): Role[] => roles.filter((role) => canSettle(actor, { id: '', role }));

/** May this one undo what that one did to something of `owner`? Who did it may, and others of that rank or above, but not for themselves. */
export const canUndo = (actor: Actor, doneBy: Ranked, owner: { id: string }): boolean =>
  doneBy.id === actor.id || (rank[actor.role] >= rank[doneBy.role] && owner.id !== actor.id);

/** Does a member stand no lower than another? Nobody puts those above out of a group. */
export const isNoLower = (actor: { role: Role }, member: { role: Role }): boolean =>
  rank[actor.role] >= rank[member.role];

/** May this member do anything that others see at this time? Not while silenced. */
export const canSpeak = (actor: Pick<Actor, 'silencedUntil'>, now = Date.now()): boolean =>
  !actor.silencedUntil || actor.silencedUntil.getTime() <= now;

/** Why a member may do nothing that others see. */
export const whyNotSpeak = (actor: Pick<Actor, 'silencedUntil'>): WhyNot => (canSpeak(actor) ? null : 'SILENCED');

/** Settings that others do not see may be changed at any time. */
export const whyNotChangeProfile = (
  actor: Actor,
  patch: { displayName?: string | undefined; bio?: string | undefined },
): WhyNot => (patch.displayName === undefined && patch.bio === undefined ? null : whyNotSpeak(actor));

/** Who sees that a member is silenced or suspended: they themselves, and staff. */
export const canSeeSanctions = (viewer: Actor | null, member: { id: string }): boolean =>
  viewer?.id === member.id || isStaff(viewer);
