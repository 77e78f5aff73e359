import type { ModerationAction, Role } from '@tidings/contracts';
import { type Actor, isStaff } from '../../platform/kernel/actor.ts';
import { canModerate, canSanction } from '../identity/index.ts';

type Rule = (actor: Actor, member: ModerationAction['member']) => boolean;

const rules: Record<ModerationAction['action'], Rule> = {
  hide: canModerate,
  restore: canModerate,
  delete: canModerate,
  lock: isStaff,
  unlock: isStaff,
  pin: isStaff,
  unpin: isStaff,
  move: isStaff,
  warn: canSanction,
  silence: canSanction,
  suspend: canSanction,
  lift: canSanction,
  dismiss: isStaff,
  reopen: isStaff,
};

/** May this member do that to something of this member's, or to them? */
export const canAct = (actor: Actor, action: ModerationAction['action'], member: ModerationAction['member']): boolean =>
  rules[action](actor, member);

/** May this member take back what that moderator did? Whoever may do the opposite, and is not below them. */
export const canUndo = (
  actor: Actor,
  inverse: ModerationAction['action'],
  done: { moderator: { role: Role }; member: ModerationAction['member'] },
): boolean => canAct(actor, inverse, done.member) && canModerate(actor, done.moderator);

/** May this member report that? Anything but themselves. */
export const canReport = (actor: Actor, targetId: string): boolean => targetId !== actor.id;
