import type { Grant } from './state.ts';

/** `at`: the server's time when it was sent, ms. */
export type TabMessage = { type: 'granted'; grant: Grant; at: number } | { type: 'signed-out'; ended: boolean };

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

/** A mark without any secret: nobody is signed in here, so the first request need not ask. */
export function hintSignedOut(signedOut: boolean): void {
  try {
    if (signedOut) localStorage.setItem(hintKey, '1');
    else localStorage.removeItem(hintKey);
  } catch {
    // Only a hint.
  }
}

export function isHintedSignedOut(): boolean {
  try {
    return localStorage.getItem(hintKey) === '1';
  } catch {
    return false;
  }
}
