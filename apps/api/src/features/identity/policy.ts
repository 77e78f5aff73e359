import type { Role } from '@tidings/contracts';
import type { Actor } from '../../platform/kernel/actor.ts';

const rank: Record<Role, number> = { member: 0, moderator: 1, admin: 2 };

/** May this member decide over what that one wrote? What admins wrote is for admins. */
export const canModerate = (actor: Actor, author: { role: Role }): boolean =>
  actor.role !== 'member' && rank[actor.role] >= rank[author.role];

/** May this member be warned, silenced or suspended by that one? Only those below; nobody themselves. */
export const canSanction = (actor: Actor, member: { id: string; role: Role }): boolean =>
  actor.id !== member.id && rank[actor.role] > rank[member.role];

/** May this member write anything at all at this time? Not while silenced. */
export const canSpeak = (actor: Pick<Actor, 'silencedUntil'>, now = Date.now()): boolean =>
  !actor.silencedUntil || actor.silencedUntil.getTime() <= now;
