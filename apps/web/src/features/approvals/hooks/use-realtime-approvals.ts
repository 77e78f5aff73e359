import type { Approval, ReceivedPayload } from '@tidings/contracts';
import { isRedacted } from '../../../lib/live/redacted.ts';
import { useRealtime } from '../../../realtime/index.ts';

type Heard = {
  /** Somebody asks for approval, in a workspace that is followed. */
  onCreated?: (approval: Approval) => void;
  /** Something became of one. */
  onUpdated?: (approval: Approval) => void;
  onDeleted?: (id: string) => void;
};

/** Hears what becomes of approvals, once. Lists are patched already; toast and sound are those of the inbox. */
export function useRealtimeApprovals({ onCreated, onUpdated, onDeleted }: Heard): void {
  const hear = (then?: (approval: Approval) => void) => (payload: ReceivedPayload<'approval:updated'>) => {
    if (!isRedacted(payload)) then?.(payload as Approval);
  };
  useRealtime('approval:created', hear(onCreated));
  useRealtime('approval:updated', hear(onUpdated));
  useRealtime('approval:deleted', ({ id }) => onDeleted?.(id));
}
