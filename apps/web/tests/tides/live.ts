import { type LiveCache, liveCache } from '../../src/lib/live/live-cache.ts';

export const tidesKey = ['tides'];

/** Ids of the topics that went out with the tide. */
export const liveCaches: readonly LiveCache[] = [
  liveCache<string[]>(tidesKey, () => ({ 'topic:deleted': (gone, { id }) => [...gone, id] })),
];
