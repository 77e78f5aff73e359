import { checkStored, isStrict } from '../../contract/contract.ts';
import type { Asker } from '../../kernel/actor.ts';
import type { AppendRequest } from './append-request.ts';
import type { CommittedEvent } from './committed.ts';
import { type BusMessage, metaOf, type StoredEvent } from './stored-event.ts';

/** What the SQL function `append_events` returns, with the events it was given as they were stored. */
export type AppendAnswer = Omit<SqlAnswer, 'added'> & {
  events: (CommittedEvent & { correlationId: string; userId: string | null })[];
};

/** What the SQL function `append_events` returns. */
export type SqlAnswer = {
  at: string;
  epoch: string;
  /** What feeds added to the payloads of their events, by id. */
  added: Record<string, object>;
  entries: { event: string; room: string; offset: number; scope: string; version: number }[];
  /** Scopes whose version rose. */
  raised: Record<string, number>;
  /** Rooms that came under another scope. */
  moved?: string[];
  /** The answer of an earlier request with the same Idempotency-Key: nothing was appended. */
  replayed?: { status: number; body: unknown };
};

/** An answer with the events that were asked for, as JSON made them, and what feeds added: they need not come back from the database. */
export function withEvents(
  { added, ...answer }: SqlAnswer,
  { events }: AppendRequest,
  asker: Pick<Asker, 'actor' | 'correlationId'>,
): AppendAnswer {
  const userId = asker.actor?.id ?? null;
  return {
    ...answer,
    events: events.map(({ id, name, payload, correlationId = asker.correlationId }) => ({
      ...{ id, name, correlationId, userId },
      payload: { ...JSON.parse(JSON.stringify(payload)), ...added[id] },
    })),
  };
}

/** The events of an answer, one for each room. */
function storedOf(answer: AppendAnswer): StoredEvent[] {
  const { at, epoch } = answer;
  const byId = new Map(answer.events.map((event) => [event.id, event]));
  return answer.entries.flatMap(({ event: id, room, offset, scope, version }) => {
    const event = byId.get(id);
    if (!event) return [];
    const { name, payload, correlationId, userId } = event;
    return { room, epoch, offset, id, name, payload, at, correlationId, userId, scope, version };
  });
}

/** Nothing is published that does not fit its contract: in a transaction, nothing is stored either. */
export function checkAnswer(answer: AppendAnswer): void {
  if (!isStrict()) return;
  for (const event of storedOf(answer)) checkStored(event.name, event.payload, metaOf(event));
}

/** What goes over the bus after a commit, in this order: scopes somebody lost, events, rooms that moved. */
export function messagesOf(answer: AppendAnswer): BusMessage[] {
  return [
    ...Object.entries(answer.raised).map(([key, version]): BusMessage => ({ kind: 'scope', key, version })),
    ...storedOf(answer).map((event): BusMessage => ({ kind: 'event', event })),
    // After the events: those who could read the room before are sent what happened to it.
    ...(answer.moved ?? []).map((room): BusMessage => ({ kind: 'room', room })),
  ];
}
