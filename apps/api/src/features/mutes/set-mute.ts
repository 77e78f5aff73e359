import type { Mute, Muted, MuteInput } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { isLive, MOST_MUTED } from './policy.ts';
import { presentMute } from './presenter.ts';
import { countMutes, deleteMute, takeMute, writeMute } from './repository.ts';
import { assertMutable, readTarget } from './target.ts';

/** Mutes something, or changes for how long. Throws VALIDATION_FAILED for an end that is past, UNSUPPORTED, NOT_FOUND, FORBIDDEN, CONFLICT with too many. */
export async function mute(ctx: MemberCtx, { until, exceptMentions, ...named }: MuteInput): Promise<Mute> {
  const target = readTarget(named);
  const end = endOf(until ?? null);
  await assertMutable(ctx, target);
  const userId = ctx.actor.id;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const found = await takeMute(tx, userId, target);
    const before = found && isLive(found) ? found : null;
    if (!before && (await countMutes(tx, userId)) >= MOST_MUTED)
      throw new TidingsError('CONFLICT', `You muted ${MOST_MUTED} things, which is as many as there may be.`);
    const isSame = before?.until?.getTime() === end?.getTime() && before?.exceptMentions === exceptMentions;
    const createdAt = before?.createdAt ?? new Date();
    const row =
      before && isSame ? before : await writeMute(tx, userId, target, { until: end, exceptMentions, createdAt });
    const answer = presentMute(row);
    if (!before || !isSame) tx.append(fact('mute.changed', { cause: 'muted', userId, target, mute: answer }));
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}

/** Unmutes something, seen or not; what is not muted stays so. Throws UNSUPPORTED, NOT_FOUND for what is no id. */
export async function unmute(ctx: MemberCtx, named: Muted): Promise<undefined> {
  const target = readTarget(named);
  const userId = ctx.actor.id;
  await ctx.events.transact(ctx, async (tx) => {
    const found = await takeMute(tx, userId, target);
    if (!found) return;
    await deleteMute(tx, userId, target);
    if (isLive(found)) tx.append(fact('mute.changed', { cause: 'unmuted', userId, target, mute: null }));
  });
}

function endOf(until: string | null): Date | null {
  const end = until === null ? null : new Date(until);
  if (end === null || end.getTime() > Date.now()) return end;
  const message = 'Choose an end that is still to come.';
  throw new TidingsError('VALIDATION_FAILED', message, { details: [{ path: 'until', message }] });
}
