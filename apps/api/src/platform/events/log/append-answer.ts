import type { CommittedEvent } from './committed.ts';
import type { BusMessage, StoredEvent } from './stored-event.ts';

/** What the SQL function `append_events` returns. */
export type AppendAnswer = {
  at: string;
  epoch: string;
  events: (CommittedEvent & { correlationId: string })[];
  entries: { event: string; room: string; offset: number; scope: string; version: number }[];
  /** Scopes whose version rose. */
  raised: Record<string, number>;
  /** Rooms that came under another scope. */
  moved?: string[];
  /** The answer of an earlier request with the same Idempotency-Key: nothing was appended. */
  replayed?: { status: number; body: unknown };
};

/** What goes over the bus after a commit, in this order: scopes somebody lost, events, rooms that moved. */
export function messagesOf(answer: AppendAnswer): BusMessage[] {
  const byId = new Map(answer.events.map((event) => [event.id, event]));
  const messages: BusMessage[] = Object.entries(answer.raised).map(([key, version]) => ({
    kind: 'scope',
    key,
    version,
  }));
  for (const { event: id, room, offset, scope, version } of answer.entries) {
    const event = byId.get(id);
    if (!event) continue;
    const { name, payload, correlationId } = event;
    const stored: StoredEvent = {
      room,
      epoch: answer.epoch,
      offset,
      id,
      name,
      payload,
      at: answer.at,
      correlationId,
      scope,
      version,
    };
    messages.push({ kind: 'event', event: stored });
  }
  // After the events: those who could read the room before are sent what happened to it.
  for (const room of answer.moved ?? []) messages.push({ kind: 'room', room });
  return messages;
}
