import { session } from '../../../lib/session/state.ts';
import { createStore } from '../../../lib/store/external-store.ts';

/** What somebody was writing when their session ended, who that was, and whether this device keeps it beyond the page. */
export type LeftText = { memberId: string; body: string; isKept: boolean };
/** A text that is not sent; `keep` keeps it now and says whether this device could. */
export type OpenText = { memberId: string; body: string; keep: () => boolean };

export const leftText = createStore<LeftText | undefined>(undefined);
const open = new Set<() => OpenText>();

/** Of who signed out by themselves nothing is left on the screen: whoever looks at it next is somebody else. */
function look(): void {
  const now = session.get();
  if (now.status === 'signed-in') leftText.set(undefined);
  if (now.status !== 'signed-out') return;
  const left = [...open].flatMap((read) => {
    const { memberId, body, keep } = read();
    return body.trim() === '' ? [] : [{ memberId, body, isKept: keep() }];
  });
  const [first] = left;
  if (!first || !now.ended) return;
  const body = left.map((text) => text.body).join('\n\n');
  leftText.set({ memberId: first.memberId, body, isKept: left.every(({ isKept }) => isKept) });
}

session.subscribe(look);

/** A text that is not sent: it stays on the screen when its author's session ends. */
export function holdText(read: () => OpenText): () => void {
  open.add(read);
  return () => open.delete(read);
}
