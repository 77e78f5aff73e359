import type { Role } from '@tidings/contracts';
import { type Actor, isStaff } from '../../platform/kernel/actor.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';
import { canUndo, isNoLower, whyNotSpeak } from '../identity/index.ts';

type Membership = { role: 'owner' | 'member' | null };
type Ranked = { id: string; role: Role };

/** May this member see closed groups they are not in? */
export const canSeeEveryGroup = (actor: Actor): boolean => isStaff(actor);

/** Who comes in without being added: anybody where the group is open and not archived, and who is in already. Not while silenced. */
export const whyNotJoinGroup = (actor: Actor, group: Membership & { open: boolean; archived: boolean }): WhyNot => {
  if (group.role !== null) return whyNotSpeak(actor);
  return group.open ? (whyNotSpeak(actor) ?? whyNotEnter(group)) : 'FORBIDDEN';
};

/** Nobody comes into a group that is archived. */
export const whyNotEnter = (group: { archived: boolean }): WhyNot => (group.archived ? 'GROUP_ARCHIVED' : null);

/** Who adds and removes members: owners of the group, and admins. Not while silenced. */
export const whyNotRunGroup = (actor: Actor, group: Membership): WhyNot =>
  group.role === 'owner' || actor.role === 'admin' ? whyNotSpeak(actor) : 'FORBIDDEN';

/** Who invites: who runs the group, unless it is archived. */
export const whyNotInvite = (actor: Actor, group: Membership & { archived: boolean }): WhyNot =>
  whyNotRunGroup(actor, group) ?? whyNotEnter(group);

/** Who puts somebody in unasked: admins alone, who see every group and answer for it; owners ask for consent. */
export const whyNotAddTo = (actor: Actor, group: Membership & { archived: boolean }): WhyNot =>
  whyNotRunGroup(actor, group) ?? (actor.role === 'admin' ? whyNotEnter(group) : 'CONSENT_NEEDED');

/** Who brings an archived group back: who runs it; where staff archived it over the heads of its owners, nobody below them. */
export const whyNotUnarchive = (actor: Actor, group: Membership & { archivedBy?: Ranked | null }): WhyNot => {
  const owner = { id: group.role === 'owner' ? actor.id : '' };
  const barred = group.archivedBy && !canUndo(actor, group.archivedBy, owner);
  return whyNotRunGroup(actor, group) ?? (barred ? 'FORBIDDEN' : null);
};

/** Who deletes a group: who may bring it back. What staff archived would be back if its owner deleted it and made it anew. */
export const whyNotDeleteGroup = (actor: Actor, group: Membership & { archivedBy?: Ranked | null }): WhyNot =>
  whyNotUnarchive(actor, group);

/** Who puts somebody out, or changes what they are: who runs the group, but nobody above them. */
export const whyNotPutOut = (actor: Actor, group: Membership & { author: { role: Role } }): WhyNot =>
  whyNotRunGroup(actor, group) ?? (isNoLower(actor, group.author) ? null : 'FORBIDDEN');

/** Members who hear in their own rooms what became of a group; of more its room has to do. */
export const MOST_TOLD = 1000;

/** Who reads what happened in a group: who hears of it live. */
export const whyNotReadActivity = (actor: Actor, group: Membership): WhyNot =>
  group.role !== null || isStaff(actor) ? null : 'FORBIDDEN';

/** How many groups an account may own, by its age in days: a crowd of new accounts crowds no list. */
export const groupsAllowed = (ageDays: number): number => (ageDays < 1 ? 1 : ageDays < 7 ? 3 : ageDays < 30 ? 10 : 50);

/** How many groups an account makes in 24 hours at the most, also those it deleted again. */
const MOST_A_DAY = 10;

/** `owned`: groups now. `made`: in the last 24 hours. */
export type Creator = { ageDays: number; owned: number; made: number };

/** Who may speak, as many as the age of their account allows, to own and to make in a day; staff as many as they need. */
export function whyNotOwnMore(actor: { role: Role }, { ageDays, owned, made }: Creator): WhyNot {
  const allowed = groupsAllowed(ageDays);
  return isStaff(actor) || (owned < allowed && made < Math.min(allowed, MOST_A_DAY)) ? null : 'FORBIDDEN';
}
