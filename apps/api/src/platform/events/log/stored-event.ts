/** An event in one room, as it was committed. */
export type StoredEvent = {
  room: string;
  epoch: string;
  offset: number;
  id: string;
  name: string;
  payload: Record<string, unknown>;
  at: string;
  correlationId: string;
  /** The member who caused it; null or, from an older server, missing: nobody, or nobody is named. */
  userId?: string | null;
  /** The scope it was written under: a server sends it only to members authorised at this version or a later one. */
  scope: string;
  version: number;
};

/**
 * What goes over the bus: events, permissions that were taken away, rooms that came under another scope, and that there are
 * jobs to do.
 */
export type BusMessage =
  | { kind: 'jobs' }
  | { kind: 'event'; event: StoredEvent }
  | { kind: 'scope'; key: string; version: number }
  | { kind: 'room'; room: string };

export const metaOf = ({ id, room, epoch, offset, at, correlationId }: StoredEvent) => ({
  id,
  room,
  epoch,
  offset,
  at,
  correlationId,
});
