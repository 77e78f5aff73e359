import { session } from '../../../lib/session/state.ts';
import { createStore, useStore } from '../../../lib/store/external-store.ts';
import { type Outgoing, revive } from './entry.ts';

const outbox = createStore<readonly Outgoing[]>([]);
let owner: string | undefined;
/** Every entry this tab has had, so that one it dropped does not come back. */
const mine = new Set<string>();

const keyOf = (member: string) => `tidings.outbox.${member}`;

function follow(): void {
  const now = session.get();
  const member = now.status === 'signed-in' ? now.user.id : undefined;
  if (member === owner) return;
  owner = member;
  let kept: string | null = null;
  try {
    kept = member === undefined ? null : localStorage.getItem(keyOf(member));
  } catch {
    // Kept for this page alone where storage is closed.
  }
  const list = revive(kept);
  for (const entry of list) mine.add(entry.id);
  outbox.set(list);
}

session.subscribe(follow);

export function outgoing(): readonly Outgoing[] {
  follow();
  return outbox.get();
}

/** Entries of other tabs stay in the storage they share. */
function keep(key: string, list: readonly Outgoing[]): void {
  for (const entry of list) mine.add(entry.id);
  try {
    const others = revive(localStorage.getItem(key)).filter((entry) => !mine.has(entry.id));
    const all = [...others, ...list];
    if (all.length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(all));
  } catch {
    // Kept for this page alone where storage is closed.
  }
}

/** Changes the list and keeps it on this device. */
export function changeOutbox(change: (list: readonly Outgoing[]) => readonly Outgoing[]): void {
  const next = change(outgoing());
  outbox.set(next);
  if (owner !== undefined) keep(keyOf(owner), next);
}

/** The member's own replies to a topic that are not on the server yet, oldest first. */
export function useOutgoing(topicId: string): readonly Outgoing[] {
  follow();
  return useStore(outbox).filter((entry) => entry.topicId === topicId);
}
