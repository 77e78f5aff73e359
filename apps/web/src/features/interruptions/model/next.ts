import { busyUntil, isQuiet, nextInterruption } from '@tidings/contracts/quiet';
import type { Preferences } from '../api/preferences.ts';
import { zoned } from './occasion.ts';

/** What keeps interruptions away at a moment; `at`: when one is possible next, ms, `null`: never in a week as it is set. */
export type Next = { why: 'free' | 'calm' | 'dnd' | 'busy' | 'hours' | 'never'; at: number | null };

export function nextOf(set: Preferences, now: number): Next {
  const quiet = zoned(set);
  const at = nextInterruption(quiet, now);
  const busy = busyUntil(quiet, now);
  if (at === null) return { why: busy === Number.POSITIVE_INFINITY ? 'busy' : 'never', at };
  if (set.calm) return { why: 'calm', at };
  if (!isQuiet(quiet, now)) return { why: 'free', at };
  if (set.dndUntil !== null && Date.parse(set.dndUntil) === at) return { why: 'dnd', at };
  return { why: busy === at ? 'busy' : 'hours', at };
}
