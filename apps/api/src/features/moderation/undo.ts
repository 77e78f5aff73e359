import type { ModerationAction, ModerationActionInput } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { notFound, TidingsError } from '../../platform/kernel/errors.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { type Before, findAction, lockTarget, recordAction, reopenReports, whyNotUndo } from '../audit/index.ts';
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

const runs = (until: string | null | undefined): until is string => !!until && Date.parse(until) > Date.now();

/** A silence that took the place of another one gives it back; a restored post goes where it was. */
function inverseOf(action: Name, before: Before): Inverse {
  if (action === 'restore' && before.status) return before.status === 'deleted' ? 'delete' : 'hide';
  if (action === 'silence' && runs(before.silencedUntil)) return 'silence';
  const inverse = opposite[action];
  if (!inverse) throw new TidingsError('VALIDATION_FAILED', 'This cannot be undone.');
  return inverse;
}

async function takeBack(
  tx: Tx,
  target: Target,
  { action, before, inverse }: { action: Name; before: Before; inverse: Inverse },
) {
  if (action === 'silence' || action === 'suspend') {
    const date = (iso: string | null | undefined) => (iso ? new Date(iso) : null);
    const limit = action === 'silence' ? 'silencedUntil' : 'suspendedUntil';
    await setMember(tx, target.about.member.id, { [limit]: date(before[limit]) });
  } else if (action !== 'dismiss') {
    const { targetType, targetId } = target.about;
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
    const inverse = inverseOf(done.action, before);
    const { action, moderator: by, at } = done;
    assertAllowed(whyNotUndo(ctx.actor, inverse, { action, by, at }, target.about.member), 'You may not undo this.');
    await lockTarget(tx, done.targetId);
    if (await wasFollowed(tx, actionId)) {
      throw new TidingsError('CONFLICT', 'Something else was done since, so this was not undone.');
    }
    await takeBack(tx, target, { action: done.action, before, inverse });
    const until = inverse === 'silence' && before.silencedUntil ? new Date(before.silencedUntil) : undefined;
    const entry = await recordAction(tx, ctx.actor, {
      action: inverse,
      ...target.about,
      reason: UNDONE,
      until,
      keepsReports: true,
    });
    await reopenReports(tx, actionId, target.about.member);
    tx.answer({ status: 201, body: entry });
    return entry;
  });
  return value;
}
