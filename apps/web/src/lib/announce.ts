import { createStore, useStore } from './store/external-store.ts';

const gapMs = 3000;
const said = createStore<{ id: number; text: string }>({ id: 0, text: '' });
let waiting: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

function speak(): void {
  timer = undefined;
  if (waiting === undefined) return;
  said.set({ id: said.get().id + 1, text: waiting });
  waiting = undefined;
  timer = setTimeout(speak, gapMs);
}

/** Says one polite sentence to a screen reader; at most one every 3 s, the newest wins. */
export function announce(text: string): void {
  waiting = text;
  if (timer === undefined) speak();
}

export const useAnnouncement = () => useStore(said);
