import { createStore, useStore } from '../store/external-store.ts';
import { serverNow } from '../time/server-time.ts';

/** `nextTryAt` by `serverNow`, ms; undefined while a try is under way. */
export type ServerStatus = { up: true } | { up: false; nextTryAt: number | undefined };

const up: ServerStatus = { up: true };
const status = createStore<ServerStatus>(up);
const back = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let delayMs = 0;

function plan(): void {
  delayMs = Math.min(delayMs === 0 ? 8000 : delayMs * 1.5, 30_000);
  status.set({ up: false, nextTryAt: serverNow() + delayMs });
  clearTimeout(timer);
  timer = setTimeout(retryServerNow, delayMs);
}

/** A request found nobody at the other end: say so, and look again in 8 s, then more slowly up to 30 s. */
export function noteUnreachable(): void {
  if (status.get().up) plan();
}

/** An answer came. Notifies whoever waits for the server's return. */
export function noteReachable(): void {
  if (status.get().up) return;
  clearTimeout(timer);
  delayMs = 0;
  status.set(up);
  for (const listener of back) listener();
}

/** Asks the server at once whether it lives. */
export function retryServerNow(): void {
  clearTimeout(timer);
  if (status.get().up) return;
  status.set({ up: false, nextTryAt: undefined });
  fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(5000) })
    .then((response) => (response.status < 500 ? noteReachable() : plan()))
    .catch(plan);
}

/** Runs each time the server returns after it was gone. */
export function onServerBack(listener: () => void): () => void {
  back.add(listener);
  return () => back.delete(listener);
}

export const useServerStatus = (): ServerStatus => useStore(status);
