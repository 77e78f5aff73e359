import type { ChatMessage, EventPayload } from '@tidings/contracts';
import { isRedacted } from '../../../lib/live/redacted.ts';
import { useRealtime } from '../../../realtime/index.ts';

type Heard = {
  onMessage?: (message: ChatMessage) => void;
  onEdited?: (message: ChatMessage) => void;
  onDeleted?: (deleted: EventPayload<'chat:deleted'>) => void;
  onRead?: (read: EventPayload<'chat:read'>) => void;
};

/** Hears what is said in the channels that are followed, once. Lists and numbers are patched already. */
export function useRealtimeChat({ onMessage, onEdited, onDeleted, onRead }: Heard): void {
  useRealtime('chat:message', (message) => void (isRedacted(message) || onMessage?.(message)));
  useRealtime('chat:edited', (message) => void (isRedacted(message) || onEdited?.(message)));
  useRealtime('chat:deleted', (deleted) => onDeleted?.(deleted));
  useRealtime('chat:read', (read) => onRead?.(read));
}
