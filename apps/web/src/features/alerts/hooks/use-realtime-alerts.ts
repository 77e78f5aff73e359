import type { Alert, ReceivedPayload } from '@tidings/contracts';
import { isRedacted } from '../../../lib/live/redacted.ts';
import { useRealtime } from '../../../realtime/index.ts';

type Placed = ReceivedPayload<'alert:created'>;
type Heard = {
  /** Something was found, or is shared with the reader from now on. */
  onCreated?: (alert: Alert) => void;
  /** Somebody took one in hand or resolved it, or it was found again. */
  onUpdated?: (alert: Alert) => void;
};

/** Hears what becomes of the reader's alerts, once. Lists and numbers are patched already; toast and sound are those of the inbox. */
export function useRealtimeAlerts({ onCreated, onUpdated }: Heard): void {
  const hear = (then?: (alert: Alert) => void) => (payload: Placed) => {
    if (isRedacted(payload)) return;
    const { counts: _, ...alert } = payload;
    then?.(alert);
  };
  useRealtime('alert:created', hear(onCreated));
  useRealtime('alert:updated', hear(onUpdated));
}
