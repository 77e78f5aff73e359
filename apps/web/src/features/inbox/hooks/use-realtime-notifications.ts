import type { EventMeta, Notification, ReceivedPayload } from '@tidings/contracts';
import { isRedacted } from '../../../lib/live/redacted.ts';
import { useRealtime } from '../../../realtime/index.ts';
import type { Settled } from '../model/settled.ts';

type Placed = ReceivedPayload<'notification:new'>;
type Heard = {
  /** One came, or grew or woke and so took a place of its own: `eventId` names the event. */
  onPlaced?: (notification: Notification, eventId: string) => void;
  /** These ask for nothing any more: read, put away or taken back. */
  onSettled?: (settled: Settled) => void;
};

/** Hears what comes into the inbox and what is settled in it, once, on whatever page. Lists and numbers are patched already. */
export function useRealtimeNotifications({ onPlaced, onSettled }: Heard): void {
  const placed = (payload: Placed, { id, offset }: EventMeta<'notification:new'>) => {
    if (isRedacted(payload)) return;
    const { counts: _, ...item } = payload;
    // One that lost a cause is said again where it stands.
    if (item.position === offset) onPlaced?.(item, id);
  };
  useRealtime('notification:new', placed);
  useRealtime('notification:updated', placed);
  useRealtime('notification:retracted', ({ ids }) => onSettled?.({ ids }));
  useRealtime('notification:read', ({ ids, upTo = 0, category, readAt }) => {
    if (readAt !== null) onSettled?.(ids ? { ids } : { upTo, category });
  });
  useRealtime('notification:archived', ({ ids, archivedAt }) => archivedAt !== null && onSettled?.({ ids }));
  useRealtime('notification:snoozed', ({ ids, until }) => until !== null && onSettled?.({ ids }));
  useRealtime('notification:deleted', ({ ids, deletedAt }) => deletedAt !== null && onSettled?.({ ids }));
}
