import type { ModerationAction, ModerationActionInput } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { notFound, TidingsError } from '../../platform/kernel/errors.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { type Before, findAction, holdSubject, recordAction, reopenReports, whyNotUndo } from '../audit/index.ts';
import { whyNotSpeak } from '../identity/index.ts';
import { effects } from './effects.ts';
import { wasFollowed } from './repository.ts';
import { setMember } from './set-member.ts';
import { type Target, takeTarget } from './target.ts';

type Name = ModerationAction['action'];
type Inverse = ModerationActionInput['action'];

/** What the log and the member read as the reason. */
const UNDONE = 'What was done before was a mistake, and is undone.';

const opposite: Partial<Record<Name, Inverse>> = {
  hide: 'restore',
  delete: 'restore',
  lock: 'unlock',
  unlock: 'lock',
  pin: 'unpin',
  unpin: 'pin',
  move: 'move',
  silence: 'lift',
  suspend: 'lift',
  dismiss: 'reopen',
};

const followed = () => new TidingsError('CONFLICT', 'Something else was done since, so this was not undone.');
const runs = (until: string | null | undefined): until is string => !!until && Date.parse(until) > Date.now();

const limitOf = { silence: 'silencedUntil', suspend: 'suspendedUntil' } as const;
const isSanction = (action: Name): action is keyof typeof limitOf => action in limitOf;

/** A sanction that took the place of another one gives it back; a restored post goes where it was. */
function inverseOf(action: Name, before: Before): Inverse {
  if (action === 'restore' && before.status) return before.status === 'deleted' ? 'delete' : 'hide';
  if (isSanction(action) && runs(before[limitOf[action]])) return action;
  const inverse = opposite[action];
  if (!inverse) throw new TidingsError('VALIDATION_FAILED', 'This cannot be undone.');
  return inverse;
}

async function takeBack(
  tx: Tx,
  target: Target,
  { action, before, inverse }: { action: Name; before: Before; inverse: Inverse },
) {
  if (isSanction(action)) {
    const until = before[limitOf[action]];
    await setMember(tx, target.about.member.id, { [limitOf[action]]: until ? new Date(until) : null });
  } else if (action === 'hide' && (target.topic ?? target.reply)?.deletedAt) {
    // To restore it would bring back what its author deleted.
    throw followed();
  } else if (action !== 'dismiss') {
    const { targetType, targetId } = target.about;
    if (targetType === 'group') return;
    const { categoryId } = before;
    await effects[inverse](tx, target, { action: inverse, targetType, targetId, reason: UNDONE, categoryId });
  }
}

/**
 * Takes an action back: its effect, the reports it closed, and an entry of the log that says so. Throws NOT_FOUND, FORBIDDEN,
 * SILENCED, VALIDATION_FAILED for what cannot be taken back, CONFLICT where something was done since.
 */
export async function undo(ctx: MemberCtx, actionId: string): Promise<ModerationAction> {
  assertAllowed(whyNotSpeak(ctx.actor));
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const done = await findAction(tx, actionId);
    const target = done && (await takeTarget(tx, done.targetType, done.targetId));
    if (!done || !target) throw notFound('That action');
    const before = done.before ?? {};
    // Whose decision holds then could not be said any more.
    if (done.isUndo) throw new TidingsError('VALIDATION_FAILED', 'This undid something, and cannot be undone itself.');
    const inverse = inverseOf(done.action, before);
    const { action, moderator: by, at } = done;
    const member = await holdSubject(tx, action, target.about);
    assertAllowed(whyNotUndo(ctx.actor, inverse, { action, by, at }, member), 'You may not undo this.');
    if (await wasFollowed(tx, actionId)) throw followed();
    await takeBack(tx, target, { action: done.action, before, inverse });
    const given = isSanction(inverse) ? before[limitOf[inverse]] : null;
    const entry = await recordAction(tx, ctx.actor, {
      action: inverse,
      ...target.about,
      reason: UNDONE,
      until: given ? new Date(given) : undefined,
      undoesId: actionId,
    });
    await reopenReports(tx, actionId, target.about.member);
    tx.answer({ status: 201, body: entry });
    return entry;
  });
  return value;
}
