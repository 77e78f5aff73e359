import { BURST_MS, mayInterrupt, type Occasion } from '@tidings/contracts/quiet';

/** What was shown lately: when toasts began, ms, and when each group was last shown. */
export type Shown = { toasts: readonly number[]; groups: ReadonlyMap<string, number>; held: number };
export const nothingShown: Shown = { toasts: [], groups: new Map(), held: 0 };

const groupMs = 5 * 60_000;
const maxGroups = 200;

/** `later`: counted until quiet ends. `nothing`: the badge alone says it. */
export type Manner = 'toast' | 'summary' | 'later' | 'nothing';
export type Manners = { manner: Manner; sound: boolean; shown: Shown; count: number };

/**
 * How one that came is shown, by the rule of the contract: not while it is quiet or calm; at most three toasts in 10 s, then
 * one summary that counts; what grows at most once in 5 min and group. Pure: answers what was shown from now on, too.
 */
export function mannerOf(shown: Shown, group: string, occasion: Omit<Occasion, 'toasts'>, now: number): Manners {
  const toasts = shown.toasts.filter((at) => now - at < BURST_MS);
  const { toast, sound } = mayInterrupt({ ...occasion, toasts: toasts.length });
  const silent = { sound: false, shown, count: 0 };
  if (toast === 'later') return { ...silent, manner: 'later' };
  const isFresh = now - (shown.groups.get(group) ?? Number.NEGATIVE_INFINITY) < groupMs;
  if (toast === false || isFresh) return { ...silent, manner: 'nothing' };
  const groups = new Map([...shown.groups, [group, now] as const].slice(-maxGroups));
  if (toast === true) return { manner: 'toast', sound, shown: { toasts: [...toasts, now], groups, held: 0 }, count: 0 };
  const held = shown.held + 1;
  return { manner: 'summary', sound, shown: { toasts, groups, held }, count: held };
}
