import { createStore, useStore } from './store/external-store.ts';

/** Fed by the composer: topics with an unsent reply on this device, by id; `topic` for a topic that is not begun yet. */
export const waitingDrafts = createStore<ReadonlySet<string>>(new Set());

export const useDraftWaits = (id: string): boolean => useStore(waitingDrafts).has(id);
