import type { DurableName, EventPayload } from '@tidings/contracts';
import { TidingsError } from '../../kernel/errors.ts';

export type CommittedEvent = { id: string; name: string; payload: Record<string, unknown> };
/** Where an event stands in one of its rooms, and the scope's version it was written under there. */
export type Place = { offset: number; scope: string; version: number };
type Entry = Place & { event: string; room: string };

/** What one transaction wrote, as it was committed. */
export class Committed<T = unknown> {
  readonly value: T;
  readonly events: readonly CommittedEvent[];
  readonly #entries: readonly Entry[];

  constructor(value: T, events: readonly CommittedEvent[], entries: readonly Entry[]) {
    this.value = value;
    this.events = events;
    this.#entries = entries;
  }

  /** The payload of the first event of a name, with what its feed added. Throws when there is none. */
  payloadOf<N extends DurableName>(name: N): EventPayload<N> {
    return this.#eventOf(name).payload as EventPayload<N>;
  }

  /** Where the first event of a name stands in a room. Throws when it does not stand there. */
  placeOf(name: DurableName, room: string): Place {
    const { id } = this.#eventOf(name);
    const entry = this.#entries.find((candidate) => candidate.event === id && candidate.room === room);
    if (!entry) throw new TidingsError('INTERNAL', `The append answered without the event ${name} in ${room}.`);
    return entry;
  }

  #eventOf(name: string): CommittedEvent {
    const event = this.events.find((candidate) => candidate.name === name);
    if (!event) throw new TidingsError('INTERNAL', `The append answered without the event ${name}.`);
    return event;
  }
}
