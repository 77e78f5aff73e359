import { onOutgoing, outgoing } from './store.ts';

/** The longest a server is waited for without a look, ms. */
const longestMs = 10 * 60_000;

/** Runs `work` when no other tab of this browser runs one of this name; at once where browsers have no locks. */
export async function inTurn(name: string, work: () => Promise<void>): Promise<void> {
  // Absent on plain http. There the idempotency keys see to it that nothing is posted twice.
  if (!navigator.locks) return await work();
  await navigator.locks.request(name, work);
}

/** Waits `ms`, or until the entry is gone: discarded, taken back, or of a member who left. */
export function pauseFor(id: string, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const isGone = () => !outgoing().some((entry) => entry.id === id);
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, Math.min(ms, longestMs));
    const stop = onOutgoing(() => {
      if (isGone()) end();
    });
  });
}
