/** `held`: this tab has it; `lost`: another tab took it; `unusable`: this browser gives none. */
export type TabLockState = 'held' | 'lost' | 'unusable';

/** What one tab of this browser has at a time. It goes to the next in line when that tab leaves, closes or dies. */
export type TabLock = {
  /** Waits in line for it. */
  enter: () => void;
  /** Takes it from whichever tab has it. */
  take: () => void;
  /** Gives it back, or leaves the line. */
  leave: () => void;
};

/** Absent on plain http. */
export const hasTabLocks = (): boolean => navigator.locks !== undefined;

/** A Web Lock of this name that is held for as long as the tab wants it. `changed` is never called for what `leave` ended. */
export function tabLock(name: string, changed: (state: TabLockState) => void): TabLock {
  let current: { stop: AbortController; release: () => void } | undefined;
  const leave = () => {
    const mine = current;
    current = undefined;
    mine?.stop.abort();
    mine?.release();
  };
  const ask = async (steal: boolean): Promise<void> => {
    leave();
    const mine = { stop: new AbortController(), release: () => {} };
    current = mine;
    let held = false;
    const kept = new Promise<void>((resolve) => {
      mine.release = resolve;
    });
    try {
      // What steals cannot be called off.
      await navigator.locks.request(name, steal ? { steal } : { signal: mine.stop.signal }, () => {
        if (current !== mine) return;
        held = true;
        changed('held');
        return kept;
      });
    } catch {
      if (current !== mine) return;
      current = undefined;
      changed(held ? 'lost' : 'unusable');
    }
  };
  return { enter: () => void (current ?? ask(false)), take: () => void ask(true), leave };
}
