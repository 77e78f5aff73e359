import type { ModerationAction, Role } from '@tidings/contracts';
import type { Actor } from '../../platform/kernel/actor.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';
import { canModerate, canSanction, canSettle, canUndo, whyNotSpeak } from '../identity/index.ts';

type Action = ModerationAction['action'];
type Ranked = { id: string; role: Role };

/**
 * What was done to a thing or a member before and was not undone, by whom; `until`: when it ends by itself; `isUndo`: it was
 * done by undoing another one; `from`: of a restoration, what the thing was brought back from, null where that was not kept.
 */
export type DoneAct = {
  action: Action;
  by: Ranked;
  at: Date;
  until: Date | null;
  isUndo: boolean;
  from: 'hidden' | 'deleted' | 'visible' | null;
};

const rules: Record<Action, (actor: Actor, member: Ranked) => boolean> = {
  edit: canModerate,
  remove_revision: canModerate,
  hide: canModerate,
  restore: canModerate,
  delete: canModerate,
  lock: canModerate,
  unlock: canModerate,
  pin: canModerate,
  unpin: canModerate,
  move: canModerate,
  warn: canSanction,
  silence: canSanction,
  suspend: canSanction,
  lift: canSanction,
  dismiss: canSettle,
  reopen: canSettle,
  delete_group: canModerate,
  archive_group: canModerate,
  unarchive_group: canModerate,
  edit_group: canModerate,
  add_to_group: (actor) => actor.role === 'admin',
  promote_in_group: canModerate,
  demote_in_group: canModerate,
  remove_from_group: canModerate,
};

/** What an act puts right that somebody did before; a new silence takes the place of one that still holds. */
const undoes: Partial<Record<Action, readonly Action[]>> = {
  edit: ['edit'],
  hide: ['restore'],
  restore: ['hide', 'delete'],
  delete: ['restore'],
  lock: ['unlock'],
  unlock: ['lock'],
  pin: ['unpin'],
  unpin: ['pin'],
  move: ['move'],
  silence: ['silence'],
  suspend: ['suspend'],
  lift: ['silence', 'suspend'],
  reopen: ['dismiss'],
};

/** After these an earlier act holds no more. */
const endedBy: Partial<Record<Action, readonly Action[]>> = {
  hide: ['restore'],
  restore: ['hide', 'delete'],
  delete: ['restore'],
  lock: ['unlock'],
  unlock: ['lock'],
  pin: ['unpin'],
  unpin: ['pin'],
  silence: ['lift'],
  suspend: ['lift'],
  dismiss: ['reopen'],
};

/** The acts that are to be known before somebody does this one. */
export const actsBefore = (action: Action): readonly Action[] => [
  ...new Set((undoes[action] ?? []).flatMap((undone) => [undone, ...(endedBy[undone] ?? [])])),
];

/**
 * Whether an act ended an earlier one. Undoing ends the one act that was undone, which is not among the earlier ones any more;
 * what was deleted while it was hidden is hidden again once it is restored.
 */
function ended(done: DoneAct, later: DoneAct): boolean {
  if (later.isUndo || later.at <= done.at || !endedBy[done.action]?.includes(later.action)) return false;
  if (later.action !== 'restore' || later.from === null) return true;
  return (later.from === 'deleted') === (done.action === 'delete');
}

/** What an act would undo: what still holds. */
function undone(action: Action, earlier: readonly DoneAct[], now: number): DoneAct[] {
  const holds = (act: DoneAct) =>
    (act.until === null || act.until.getTime() > now) && !earlier.some((later) => ended(act, later));
  return earlier.filter((act) => undoes[action]?.includes(act.action) && holds(act));
}

/**
 * Why this member may not do that to something of this member's, or to them: the rank of the member, a silence, or that
 * it would undo what somebody above did. `earlier`: the last acts of each kind in `actsBefore` that were not undone.
 */
export function whyNotAct(
  actor: Actor,
  action: Action,
  member: Ranked,
  earlier: readonly DoneAct[] = [],
  now = Date.now(),
): WhyNot {
  if (!rules[action](actor, member)) return 'FORBIDDEN';
  return undone(action, earlier, now).every(({ by }) => canUndo(actor, by, member)) ? whyNotSpeak(actor) : 'FORBIDDEN';
}

/**
 * Why this member may not take back what somebody did, by doing `inverse`: as in `whyNotAct`, where what was done still
 * holds, also past its time.
 */
export const whyNotUndo = (
  actor: Actor,
  inverse: Action,
  done: Pick<DoneAct, 'action' | 'by' | 'at'>,
  member: Ranked,
): WhyNot => whyNotAct(actor, inverse, member, [{ ...done, until: null, isUndo: false, from: null }]);
