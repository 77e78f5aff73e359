import { type Actor, isStaff } from '../../platform/kernel/actor.ts';

type Membership = { role: 'owner' | 'member' | null };

/** May this member see closed groups they are not in? */
export const canSeeEveryGroup = (actor: Actor): boolean => isStaff(actor);

/** Who may come in without being added: anybody where the group is open, and who is in already. */
export const canJoinGroup = (group: Membership & { open: boolean }): boolean => group.open || group.role !== null;

/** Who adds and removes members: owners of the group, and admins. */
export const canRunGroup = (actor: Actor, group: Membership): boolean =>
  group.role === 'owner' || actor.role === 'admin';
