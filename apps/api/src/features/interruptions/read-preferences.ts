import { nextInterruption, type ShownPreferences } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { presentPreferences } from './presenter.ts';
import { readSet } from './repository.ts';

/** What reaches the member and when, and when something may interrupt next. */
export async function readPreferences(ctx: MemberCtx): Promise<ShownPreferences> {
  const { value, positions } = await readSet(ctx.db, ctx.actor.id);
  const preferences = presentPreferences(value);
  const { timeZone } = value;
  const next = nextInterruption({ ...preferences, timeZone }, Date.now());
  return {
    ...preferences,
    timeZone,
    nextInterruptionAt: next === null ? null : new Date(next).toISOString(),
    positions,
  };
}
