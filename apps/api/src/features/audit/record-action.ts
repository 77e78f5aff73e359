import type { ModerationAction, Person } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { Tx } from '../../platform/events/log/tx.ts';
import type { Actor } from '../../platform/kernel/actor.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { canSettle, presentPerson } from '../identity/index.ts';
import type { Before } from './before.ts';
import { closeReport } from './close-report.ts';
import { lockTarget, readTimeOfAct } from './repository.ts';

/** What an action is about: the target, how it read, and the member concerned. */
export type ActionSubject = {
  targetType: ModerationAction['targetType'];
  targetId: string;
  subject: ModerationAction['subject'];
  member: Person;
  /** The title is of a topic that the member may not see, or see no more. */
  hidesTitle?: boolean;
};
type Act = ActionSubject & {
  action: ModerationAction['action'];
  reason: string | undefined;
  until?: Date | undefined;
  /** What was so before, for undoing. */
  before?: Before | undefined;
  /** The entry of the log that this one takes back; an open report of the target stays open. */
  undoesId?: string;
};

/** What the log says where a moderator did not. */
export const NO_REASON = 'No reason given.';

/** A topic is pinned, and a text mended, for its own sake, whatever was reported of it; what is opened again is not answered. */
const answersReport = (action: ModerationAction['action']): boolean =>
  !['pin', 'unpin', 'edit', 'remove_revision', 'reopen'].includes(action) && !action.endsWith('_group');

/**
 * Writes what a moderator did into the audit log and states it as a fact. Closes the target's open report, unless it is
 * about the moderator or somebody they may not settle.
 */
export async function recordAction(tx: Tx, moderator: Actor, act: Act): Promise<ModerationAction> {
  const { action, targetType, targetId, subject, member, reason = NO_REASON, until, before, undoesId } = act;
  await lockTarget(tx, targetId);
  const at = await readTimeOfAct(tx, targetId, member.id);
  const entry = {
    id: uuidv7(),
    action,
    targetType,
    targetId,
    subject,
    member,
    reason,
    moderator: presentPerson(moderator),
    until: until?.toISOString() ?? null,
    at: at.toISOString(),
  };
  await tx.db.moderationAction.create({
    data: {
      id: entry.id,
      action,
      targetType,
      targetId,
      reason,
      at,
      until: until ?? null,
      ...(subject && { subject }),
      ...(before && { before }),
      ...(undoesId && { undoesId }),
      moderatorId: moderator.id,
      memberId: member.id,
    },
  });
  const forMember = subject && act.hidesTitle ? { ...subject, title: null } : subject;
  tx.append(fact('moderation.acted', { cause: action, entry, forMember }));
  if (answersReport(action) && !undoesId && canSettle(moderator, member)) {
    const state = action === 'dismiss' ? 'dismissed' : 'resolved';
    const closing = {
      targetType,
      targetId,
      moderatorId: moderator.id,
      about: member,
      state,
      actionId: entry.id,
    } as const;
    await closeReport(tx, closing);
  }
  return entry;
}
