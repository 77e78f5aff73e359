import type { Notification } from '@tidings/contracts';
import { useEffect } from 'react';
import { dismissToast } from '../../../components/toast/toast.tsx';
import { withMessages } from '../../../i18n/reader.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { useRealtimeNotifications } from '../hooks/use-realtime-notifications.ts';
import { mannerOf, quiet } from './manners.ts';
import { isVoice, startVoice } from './one-voice.ts';

/** Invitations have a toast of their own, where they can be answered (features/groups). */
const spoken: readonly string[] = ['mention', 'reply', 'comment'];
const maxStanding = 200;
const toasts = withMessages(() => import('./toast.tsx'));

let shown = quiet;
/** The toast of each notification: its event's id. */
const standing = new Map<string, string>();
let started = false;

const isLookedAt = ({ actionUrl }: Notification): boolean =>
  !document.hidden && (location.pathname === '/inbox' || actionUrl?.split('#')[0] === location.pathname);

/** Never rejects: what cannot be shown stands in the inbox all the same. */
async function speak(item: Notification, eventId: string): Promise<void> {
  if (!spoken.includes(item.type) || item.readAt !== null || !isVoice() || isLookedAt(item)) return;
  const next = mannerOf(shown, item.groupKey ?? item.id, serverNow());
  shown = next.shown;
  if (next.manner === 'nothing') return;
  if (next.manner === 'toast') standing.set(item.id, eventId);
  for (const oldest of [...standing.keys()].slice(0, Math.max(0, standing.size - maxStanding))) standing.delete(oldest);
  const toast = await toasts().catch(() => undefined);
  if (next.manner === 'summary') toast?.showSummary(next.count);
  // It may have been read meanwhile.
  else if (standing.get(item.id) === eventId) toast?.showOne(item, eventId);
}

function putAway(ids: readonly string[] | undefined): void {
  for (const id of ids ?? [...standing.keys()]) {
    const toast = standing.get(id);
    standing.delete(id);
    if (toast !== undefined) dismissToast(toast);
  }
  if (ids === undefined) dismissToast('inbox-burst');
}

/** Toasts for what is said to the reader, in one tab of the browser; they go with what they are about. */
export function Speak(): null {
  useEffect(() => {
    if (!started) startVoice();
    started = true;
  }, []);
  useRealtimeNotifications({ onPlaced: (item, id) => void speak(item, id), onSettled: putAway });
  return null;
}
