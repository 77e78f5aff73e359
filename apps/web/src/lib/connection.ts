import { createStore, useStore } from './store/external-store.ts';

/** What the live connection does, as a reader may see it. Times in ms since the epoch. */
export type ConnectionView =
  | { state: 'connecting' | 'live' | 'polling' | 'sse' | 'offline' | 'paused' }
  /** `replaced`: the server has another version of the app, so that the code of this one may not come any more. */
  | { state: 'lost'; replaced?: boolean }
  | { state: 'timed'; nextAt?: number | undefined }
  | { state: 'reconnecting'; attempt: number; max: number; nextAt?: number | undefined }
  | { state: 'waiting'; nextAt: number };

export type ConnectionActions = {
  /** Try at once: from lost, waiting or reconnecting. */
  retry: () => void;
  /** Take the place of the window that took over. */
  useThisWindow: () => void;
  /** Ask now, while the connection only asks from time to time. */
  refresh: () => void;
};

const view = createStore<ConnectionView | undefined>(undefined);
const latency = createStore<number | undefined>(undefined);
const lastEvent = createStore<number | undefined>(undefined);
const nothing = () => undefined;
let actions: ConnectionActions = { retry: nothing, useThisWindow: nothing, refresh: nothing };

/** Fed by realtime; undefined while nobody is signed in, and no gauge is drawn. */
export const setConnection = (next: ConnectionView | undefined): void => view.set(next);

/** The time an event arrived, for the popover. */
export const noteEventArrived = (at: number): void => lastEvent.set(at);

/** The round trip of the last heartbeat, in ms. */
export const setLatency = (ms: number | undefined): void => latency.set(ms);

export function setConnectionActions(next: ConnectionActions): void {
  actions = next;
}

export const connectionActions: ConnectionActions = {
  retry: () => actions.retry(),
  useThisWindow: () => actions.useThisWindow(),
  refresh: () => actions.refresh(),
};

export const useConnection = (): ConnectionView | undefined => useStore(view);
export const useLatency = (): number | undefined => useStore(latency);
export const useLastEventAt = (): number | undefined => useStore(lastEvent);
