import { session } from '../../../lib/session/state.ts';
import { waitingDrafts } from '../../../lib/waiting-drafts.ts';
import { draftKeys, onDraft } from './draft.ts';

const reply = /^reply\.([^.]+)/;

function look(): void {
  const now = session.get();
  const names = now.status === 'signed-in' ? draftKeys(now.user.id).map(({ name }) => name) : [];
  waitingDrafts.set(new Set(names.map((name) => reply.exec(name)?.[1] ?? name)));
}

/** Follows what drafts wait on this device, in whatever tab they are written. */
export function followDrafts(): () => void {
  const stops = [session.subscribe(look), onDraft(look)];
  const storage = ({ key }: StorageEvent) => {
    if (key === null || key.startsWith('tidings.draft.')) look();
  };
  window.addEventListener('storage', storage);
  look();
  return () => {
    for (const stop of stops) stop();
    window.removeEventListener('storage', storage);
  };
}
