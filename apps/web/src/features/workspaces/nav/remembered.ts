import { createStore } from '../../../lib/store/external-store.ts';

const key = 'tidings.workspace';

/** What the menu showed last, so that its place is kept until it is here: the workspace, how many lines, how many tabs on a phone. */
export type Remembered = { id: string; pages: number; tabs: number };

function read(): Remembered | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

export const remembered = createStore(read());

export function remember(next: Remembered | null): void {
  remembered.set(next);
  try {
    if (next) localStorage.setItem(key, JSON.stringify(next));
    else localStorage.removeItem(key);
  } catch {
    // Kept for this page alone where storage is closed.
  }
}
