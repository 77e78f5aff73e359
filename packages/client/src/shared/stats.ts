/** What the client has done since it was made: for the inspector, the probe and the tests. */
export type Stats = {
  /** Events that took effect as they happened, and those that came by replay. */
  live: number;
  replayed: number;
  /** Dropped as already known. */
  duplicates: number;
  /** Live events that did not follow the position. */
  gaps: number;
  syncs: number;
  snapshots: number;
  /** Positions that had to be given up. */
  resets: number;
  connects: number;
  /** Connections on another transport than the one before. */
  transportChanges: number;
  /** Messages of other tabs that could not be read, and were ignored. */
  unreadable: number;
};

export const newStats = (): Stats => ({
  live: 0,
  replayed: 0,
  duplicates: 0,
  gaps: 0,
  syncs: 0,
  snapshots: 0,
  resets: 0,
  connects: 0,
  transportChanges: 0,
  unreadable: 0,
});
