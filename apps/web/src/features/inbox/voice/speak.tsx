import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Notification } from '@tidings/contracts';
import { useEffect } from 'react';
import { dismissToast } from '../../../components/toast/toast.tsx';
import { withMessages } from '../../../i18n/reader.ts';
import { useMember } from '../../../lib/session/state.ts';
import { useStore } from '../../../lib/store/external-store.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { isSpoken, occasionOf, preferencesQuery, useReportedZone, zoned } from '../../interruptions/index.ts';
import { closeShown, usePushHere } from '../../push/index.ts';
import { useRealtimeNotifications } from '../hooks/use-realtime-notifications.ts';
import { isSettled, type Placing, type Settled } from '../model/settled.ts';
import { held, hold, letGo, recall, untilQuietEnds } from './held.ts';
import { mannerOf, nothingShown } from './manners.ts';
import { isVoice, startVoice } from './one-voice.ts';
import { playTone } from './sound.ts';

/** Invitations have a toast of their own, where they can be answered (features/groups). */
const saidElsewhere = 'group_invite';
const maxStanding = 200;
const toasts = withMessages(() => import('./toast.tsx'));

let shown = nothingShown;
/** The toast of each notification, also of one that is on its way, by its event's id. */
const standing = new Map<string, { toast: string; of: Placing }>();
let started = false;

const isLookedAt = ({ actionUrl }: Notification): boolean =>
  !document.hidden && (location.pathname === '/inbox' || actionUrl?.split('#')[0] === location.pathname);

function stand(of: Placing, toast: string): void {
  standing.delete(of.id);
  standing.set(of.id, { toast, of });
  for (const oldest of [...standing.keys()].slice(0, Math.max(0, standing.size - maxStanding))) standing.delete(oldest);
}

/** Never rejects: what cannot be shown stands in the inbox all the same. */
async function speak(queries: QueryClient, item: Notification, eventId: string): Promise<void> {
  if (!isSpoken(item.type) || item.readAt !== null) return;
  const before = standing.get(item.id);
  stand(item, eventId);
  // Nothing is said, and nothing is silenced, before it is known what the reader wants.
  const set = await queries.ensureQueryData(preferencesQuery()).catch(() => undefined);
  const isWanted = () => standing.get(item.id)?.toast === eventId;
  if (!isWanted()) return;
  const { priority } = item;
  const occasion = occasionOf(set, { priority, viewing: isLookedAt(item) }, serverNow());
  const next = mannerOf(shown, item.groupKey ?? item.id, occasion, serverNow());
  // Every tab counts what waits: another may be the voice when quiet ends.
  if (next.manner === 'later') hold(item);
  const isSaid = next.manner !== 'later' && item.type !== saidElsewhere && isVoice();
  if (!isSaid || next.manner !== 'toast') {
    // What stands from before is still about it.
    if (before === undefined) standing.delete(item.id);
    else standing.set(item.id, before);
  }
  if (!isSaid || next.manner === 'nothing') return;
  shown = next.shown;
  const toast = await toasts().catch(() => undefined);
  if (next.manner === 'summary') toast?.showSummary(next.count);
  // It may have been read meanwhile.
  else if (isWanted()) toast?.showOne(queries, item, eventId);
  else return;
  if (next.sound) playTone();
}

function putAway(settled: Settled): void {
  letGo(settled);
  // Which of those that are on the screen a position means, their pushes do not say: all of them are old by then.
  if (settled.ids !== undefined || settled.category === undefined) void closeShown(settled.ids);
  for (const { toast, of } of [...standing.values()]) {
    if (!isSettled(settled, of)) continue;
    standing.delete(of.id);
    dismissToast(toast);
  }
  if (settled.ids === undefined && settled.category === undefined) dismissToast('inbox-burst');
}

/** Quiet has ended: the one tab that speaks says how much came, unless the badge alone is to. */
async function sayWhatWaited(calm: boolean): Promise<void> {
  const count = held.get().length;
  letGo(undefined);
  if (calm || !isVoice()) return;
  const toast = await toasts().catch(() => undefined);
  toast?.showWaited(count);
}

/** Watches for the end of quiet while something waits for it, whenever that is set to be. */
function useEndOfQuiet(): void {
  const waits = useStore(held).length > 0;
  const { data } = useQuery({ ...preferencesQuery(), enabled: waits });
  useEffect(() => {
    if (!waits || !data) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const ms = untilQuietEnds(zoned(data), serverNow());
      if (ms === 0) void sayWhatWaited(data.calm);
      else timer = setTimeout(look, ms);
    };
    look();
    return () => clearTimeout(timer);
  }, [waits, data]);
}

/** Toasts for what is said to the reader, in one tab of the browser; they go with what they are about. */
export function Speak(): null {
  const queries = useQueryClient();
  const reader = useMember()?.id;
  useEffect(() => {
    if (reader !== undefined) recall(reader);
  }, [reader]);
  useEffect(() => {
    if (!started) startVoice();
    started = true;
  }, []);
  useRealtimeNotifications({ onPlaced: (item, id) => void speak(queries, item, id), onSettled: putAway });
  useEndOfQuiet();
  useReportedZone();
  usePushHere();
  return null;
}
