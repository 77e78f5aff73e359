/** What a member may mute. Open: a newer server may know more; what it does not know answers 422. */
export const muteTargets = ['topic', 'thread', 'category', 'person', 'type'] as const;
export type MuteTarget = (typeof muteTargets)[number];
