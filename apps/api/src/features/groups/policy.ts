import type { Actor } from '../../platform/kernel/actor.ts';

type Membership = { role: 'owner' | 'member' | null };

/** Who may come in without being added: anybody where the group is open, and who is in already. */
export const canJoinGroup = (group: Membership & { open: boolean }): boolean => group.open || group.role !== null;

/** Who adds and removes members: owners of the group, and admins. */
export const canRunGroup = (actor: Actor, group: Membership): boolean =>
  group.role === 'owner' || actor.role === 'admin';
