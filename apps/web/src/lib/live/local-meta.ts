import type { DurableMeta } from '@tidings/contracts';

/** The meta of one's own act, shown before its event: it has no place in any stream. */
export const localMeta = (room: string): DurableMeta => ({
  id: '',
  room,
  epoch: '',
  offset: 0,
  at: new Date().toISOString(),
  correlationId: '',
});
