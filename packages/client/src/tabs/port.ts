export type LockState =
  /** This tab has it. */
  | 'held'
  /** Another tab has taken it. */
  | 'lost'
  /** This browser gives none. */
  | 'unusable';

/** What one tab of a browser has at a time. It goes on to the next in line when that tab leaves, closes or dies. */
export type TabLock = {
  /** Waits in line for it. */
  enter(): void;
  /** Takes it from whichever tab has it. */
  take(): void;
  /** Gives it back, or leaves the line. */
  leave(): void;
};

export type TabChannel = {
  /** Reaches every other tab of the same member and session, in order, and never this one. */
  post(message: object): void;
  close(): void;
};

/** What the tabs of one browser that are of one member and one session have in common. */
export type TabsOptions = {
  /** The name of this tab, and of no other. */
  tab: string;
  /** `null`: none can be had. */
  channel(heard: (message: unknown) => void): TabChannel | null;
  lock(name: string, changed: (state: LockState) => void): TabLock;
};

export const LEADER_LOCK = 'leader';
/** Held by a tab for as long as it takes part: whoever gets it knows that the tab is gone. */
export const lifeLock = (tab: string): string => `tab ${tab}`;

/** Calls back once that tab is gone. Answers how to stop watching. */
export function watchLife(options: TabsOptions, tab: string, gone: () => void): () => void {
  const lock = options.lock(lifeLock(tab), (state) => {
    if (state !== 'held') return;
    lock.leave();
    gone();
  });
  lock.enter();
  return () => lock.leave();
}
