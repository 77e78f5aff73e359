import { createStore } from '../../../lib/store/external-store.ts';

/** What was just done, or was refused, for as long as it is said. */
export type Done = { id: string; words: string; undo?: () => void; failed?: true };
export const lastDone = createStore<Done | undefined>(undefined);

export function letGo(id: string): void {
  if (lastDone.get()?.id === id) lastDone.set(undefined);
}

export function undoLast(): void {
  const done = lastDone.get();
  lastDone.set(undefined);
  done?.undo?.();
}
