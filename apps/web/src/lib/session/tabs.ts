import type { Grant } from './state.ts';

/** `at`: the server's time when it was sent, ms. */
export type TabMessage =
  | { type: 'granted'; grant: Grant; at: number }
  | { type: 'signed-out'; ended: boolean; why?: string };

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('tidings-session');

/** Notifies the other tabs of this browser; same origin only, never stored. */
export const tellTabs = (message: TabMessage): void => channel?.postMessage(message);

export function listenToTabs(listener: (message: TabMessage) => void): void {
  channel?.addEventListener('message', (event: MessageEvent<TabMessage>) => listener(event.data));
}

/** One tab at a time; without Web Locks each tab is alone and the server's reuse grace decides. */
export async function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  // Absent on plain http.
  if (!navigator.locks) return await work();
  return await navigator.locks.request('tidings-refresh', { signal: AbortSignal.timeout(20_000) }, work);
}

const hintKey = 'tidings.signed-out';

/** A mark without any secret: whether somebody is signed in here, so that the first request need not ask. */
export function hintSignedOut(signedOut: boolean): void {
  try {
    localStorage.setItem(hintKey, signedOut ? '1' : '0');
  } catch {
    // Only a hint.
  }
}

/** Undefined in a browser that was never here, or that keeps nothing. */
export function isHintedSignedOut(): boolean | undefined {
  try {
    const hint = localStorage.getItem(hintKey);
    return hint === null ? undefined : hint === '1';
  } catch {
    return undefined;
  }
}
