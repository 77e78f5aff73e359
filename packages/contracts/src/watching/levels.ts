/** How much a member wants to hear of a topic, a category or a group, the most first. */
export const watchLevels = ['watching', 'tracking', 'normal', 'muted'] as const;
export type WatchLevel = (typeof watchLevels)[number];
