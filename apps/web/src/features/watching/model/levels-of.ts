import type { WatchLevel, WatchTarget } from '@tidings/contracts';

export const three = ['watching', 'normal', 'muted'] as const;
export const four = ['watching', 'tracking', 'normal', 'muted'] as const;

/** How much one may want to hear of a kind of thing, the most first. Groups have no topics to count, so none is tracked. */
export const levelsOf = (type: WatchTarget): readonly WatchLevel[] => (type === 'group' ? three : four);
