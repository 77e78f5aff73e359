import { session } from '../../../lib/session/state.ts';
import { createStore } from '../../../lib/store/external-store.ts';

/** What somebody was writing when their session ended, and who that was. */
export type LeftText = { memberId: string; body: string };
export type OpenText = LeftText & { keep: () => void };

export const leftText = createStore<LeftText | undefined>(undefined);
const open = new Set<() => OpenText>();

function look(): void {
  const now = session.get();
  if (now.status === 'signed-in') leftText.set(undefined);
  if (now.status !== 'signed-out') return;
  for (const read of open) {
    const { memberId, body, keep } = read();
    if (body.trim() === '') continue;
    keep();
    leftText.set({ memberId, body });
  }
}

session.subscribe(look);

/** An open composer: what it holds stays on the screen when its author is signed out. */
export function holdText(read: () => OpenText): () => void {
  open.add(read);
  return () => open.delete(read);
}
