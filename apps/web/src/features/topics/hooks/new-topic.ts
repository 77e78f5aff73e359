import { createStore } from '../../../lib/external-store.ts';

/** Where the composer of a new topic was asked for; undefined while it is closed. */
export const newTopic = createStore<{ categoryId: string | undefined } | undefined>(undefined);

export const openNewTopic = (categoryId?: string): void => newTopic.set({ categoryId });
export const closeNewTopic = (): void => newTopic.set(undefined);
