/** What was shown lately: when toasts began, ms, and when each group was last shown. */
export type Shown = { toasts: readonly number[]; groups: ReadonlyMap<string, number>; held: number };
export const quiet: Shown = { toasts: [], groups: new Map(), held: 0 };

const burstMs = 10_000;
const most = 3;
const groupMs = 5 * 60_000;
const maxGroups = 200;

export type Manner = 'toast' | 'summary' | 'nothing';

/**
 * How one that came is shown: at most three toasts in 10 s, then one summary that counts; what grows at most once in 5 min
 * and group. Pure: answers what was shown from now on, too.
 */
export function mannerOf(shown: Shown, group: string, now: number): { manner: Manner; shown: Shown; count: number } {
  if (now - (shown.groups.get(group) ?? Number.NEGATIVE_INFINITY) < groupMs)
    return { manner: 'nothing', shown, count: 0 };
  const groups = new Map([...shown.groups, [group, now] as const].slice(-maxGroups));
  const toasts = shown.toasts.filter((at) => now - at < burstMs);
  if (toasts.length < most) return { manner: 'toast', shown: { toasts: [...toasts, now], groups, held: 0 }, count: 0 };
  const held = shown.held + 1;
  return { manner: 'summary', shown: { toasts, groups, held }, count: held };
}
