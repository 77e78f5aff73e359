/** The part of the world's time that waiting code is given, so that tests can turn it. */
export type Clock = {
  /** Milliseconds; only differences mean anything. */
  now(): number;
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(handle: unknown): void;
};

/** Monotonic time. Its timers keep no process alive. */
export const systemClock: Clock = {
  now: () => performance.now(),
  setTimeout: (callback, milliseconds) => setTimeout(callback, milliseconds).unref(),
  clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
};
