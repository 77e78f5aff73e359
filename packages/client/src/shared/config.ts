/** Every waiting time of the client, in milliseconds unless the name says otherwise (PROTOCOL §5–7, PRODUCT RTC-4, RTC-8). */
export type Timing = {
  /** From opening a transport to its `session:ready`; then the next transport is tried. */
  openTimeoutMs: number;
  /** A command or request without an answer. */
  requestTimeoutMs: number;
  /** How long a gap may close by itself before one `sync`, and the jitter added to it. */
  holdMs: number;
  syncJitterMs: number;
  /** Between syncs of a room that bring nothing, doubling up to the second value. */
  syncRetryMs: number;
  syncRetryMaxMs: number;
  /** Acknowledge after so many events, or at a random moment between the two times. */
  ackEvents: number;
  ackMinMs: number;
  ackMaxMs: number;
  /** The application heartbeat and the time it may take; together they find a half-open connection. */
  heartbeatMs: number;
  heartbeatTimeoutMs: number;
  /** The timed transport asks so often; each wait is spread by ± this share. */
  timedSyncMs: number;
  timedSyncJitter: number;
  /** First try of a better transport, doubling up to the second value. */
  climbMs: number;
  climbMaxMs: number;
  /** The first early look upward, ± half, where transports failed while nothing worked; after an outage doubling up to `climbMs`. */
  recheckMs: number;
  /** How long an old connection is kept while its replacement catches up. */
  catchUpMs: number;
  /** A room without subscribers is left only after this. */
  lingerMs: number;
  /** A snapshot or an asynchronous event handler may take so long; after it, a failure. */
  snapshotTimeoutMs: number;
  applyTimeoutMs: number;
  /** How long the other views of a room wait for the snapshot of one. */
  patienceMs: number;
  snapshotRetryMs: number;
  snapshotRetryMaxMs: number;
  /** After a reconnect, values that are not replayed are refetched spread over this. */
  staleSpreadMs: number;
  /** A re-armed connection is tried at a random moment within this. */
  rearmSpreadMs: number;
  /** After `server:draining` nothing is shown for this long beyond the announced return. */
  drainGraceMs: number;
  /** A wait without `Retry-After` when the server is full. */
  capacityMs: number;
  /** How often a tab that is looked at asks the one that leads whether it is there, and how long that may take. */
  tabPingMs: number;
  tabAnswerMs: number;
};

export const defaultTiming: Timing = {
  openTimeoutMs: 8_000,
  requestTimeoutMs: 10_000,
  holdMs: 250,
  syncJitterMs: 100,
  syncRetryMs: 500,
  syncRetryMaxMs: 10_000,
  ackEvents: 20,
  ackMinMs: 500,
  ackMaxMs: 2_000,
  heartbeatMs: 30_000,
  heartbeatTimeoutMs: 10_000,
  timedSyncMs: 30_000,
  timedSyncJitter: 0.2,
  climbMs: 60_000,
  climbMaxMs: 600_000,
  recheckMs: 3_000,
  catchUpMs: 10_000,
  lingerMs: 3_000,
  snapshotTimeoutMs: 30_000,
  applyTimeoutMs: 30_000,
  patienceMs: 2_000,
  snapshotRetryMs: 1_000,
  snapshotRetryMaxMs: 30_000,
  staleSpreadMs: 2_000,
  rearmSpreadMs: 250,
  drainGraceMs: 5_000,
  capacityMs: 20_000,
  tabPingMs: 5_000,
  tabAnswerMs: 3_000,
};

/** The same times multiplied by `factor`; counts and shares stay. Tests scale with it. */
export function scaleTiming(factor: number, base: Timing = defaultTiming): Timing {
  const scaled = { ...base };
  for (const name of Object.keys(base) as (keyof Timing)[]) {
    if (name.endsWith('Ms')) scaled[name] = base[name] * factor;
  }
  return scaled;
}

/** Bounds that are part of the protocol rather than of taste. */
export const bounds = {
  /** Events kept while a gap or a snapshot is open. */
  held: 500,
  /** Event ids remembered as the second guard. */
  seen: 100,
  /** Rooms a connection may join by itself. */
  rooms: 64,
} as const;
