/** The part of the world's time that the code under test is given. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now: () => number;
  setTimeout: (callback: () => void, milliseconds: number) => unknown;
  clearTimeout: (handle: unknown) => void;
}

/** A clock that stands still until it is moved on. */
export interface FakeClock extends Clock {
  /** Goes on by so many milliseconds, running each timer that falls due at its own time, also those set on the way. */
  advance: (milliseconds: number) => void;
  /** The same, giving promises that are settled already the chance to run between two timers. */
  advanceAsync: (milliseconds: number) => Promise<void>;
  /** Timers that wait, for leak checks. */
  readonly pending: number;
}

interface Timer {
  id: number;
  due: number;
  callback: () => void;
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Makes a clock that starts at a fixed instant (2026-01-01 by default). */
export function fakeClock(start: number = Date.UTC(2026, 0, 1)): FakeClock {
  let now = start;
  let lastId = 0;
  const timers = new Map<number, Timer>();

  function runNext(until: number): boolean {
    let next: Timer | undefined;
    for (const timer of timers.values()) if (timer.due <= until && (!next || timer.due < next.due)) next = timer;
    if (!next) return false;
    timers.delete(next.id);
    now = Math.max(now, next.due);
    next.callback();
    return true;
  }

  return {
    now: () => now,
    setTimeout: (callback, milliseconds) => {
      const id = ++lastId;
      timers.set(id, { id, due: now + Math.max(0, milliseconds), callback });
      return id;
    },
    clearTimeout: (handle) => void timers.delete(handle as number),
    advance: (milliseconds) => {
      const end = now + milliseconds;
      while (runNext(end));
      now = end;
    },
    advanceAsync: async (milliseconds) => {
      const end = now + milliseconds;
      await settle();
      while (runNext(end)) await settle();
      now = end;
    },
    get pending() {
      return timers.size;
    },
  };
}
