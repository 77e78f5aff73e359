import type { DurableMeta } from '@tidings/contracts';
import { serverNow } from '../time/server-time.ts';

/** The meta of one's own act, shown before its event: it has no place in any stream. */
export const localMeta = (room: string): DurableMeta => ({
  id: '',
  room,
  epoch: '',
  offset: 0,
  at: new Date(serverNow()).toISOString(),
  correlationId: '',
});
