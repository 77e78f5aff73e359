import { useSyncExternalStore } from 'react';
import { checkServerTime, onServerTime, serverNow } from './server-time.ts';

const tickMs = 30_000;
let now = serverNow();
let timer: ReturnType<typeof setInterval> | undefined;
let stopServerTime: (() => void) | undefined;
const listeners = new Set<() => void>();

function show(): void {
  now = serverNow();
  for (const listener of listeners) listener();
}

function tick(): void {
  show();
  void checkServerTime();
}

const onVisible = () => {
  if (document.visibilityState === 'visible') tick();
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = serverNow();
    timer = setInterval(tick, tickMs);
    stopServerTime = onServerTime(show);
    document.addEventListener('visibilitychange', onVisible);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    stopServerTime?.();
    document.removeEventListener('visibilitychange', onVisible);
  };
}

/** The server's time by the one shared 30 s ticker, in ms. All relative times on a page change together. */
export const useNow = (): number =>
  useSyncExternalStore(
    subscribe,
    () => now,
    () => now,
  );
