/** An event as the database has it: the truth the checker measures everybody against. */
export interface CommittedEvent {
  room: string;
  epoch: string;
  offset: number;
  id: string;
  name: string;
  correlationId: string;
  /** When it was committed, in ms. */
  at: number;
}

/** What a producer did: asked, got a yes, or never learned (`info`: refused, timed out, cut). */
export interface ProducerEntry {
  producer: string;
  type: 'invoke' | 'ok' | 'info';
  /** Names the attempt; it is the correlation id of what it commits. */
  correlationId: string;
  at: number;
}

type InRoom = { client: string; room: string; at: number };

/** What a client did with a room, in the order it did it. */
export type ClientEntry = InRoom &
  (
    | { type: 'subscribe' }
    | { type: 'snapshot'; epoch: string; offset: number }
    | {
        type: 'apply';
        epoch: string;
        offset: number;
        id: string;
        name: string;
        correlationId: string;
        replayed: boolean;
      }
    /** What it showed could not be proved any more. The first snapshot of a room is no reset. */
    | { type: 'reset'; reason: string }
    | { type: 'leave' }
  );

/** The permission to read a room that was taken away from a client, in ms. */
export interface RightEnd {
  client: string;
  room: string;
  at: number;
}

/** What a client shows in the end beside what a fresh snapshot shows. */
export interface FinalState {
  client: string;
  room: string;
  shown: unknown;
  fresh: unknown;
}

export interface History {
  committed: readonly CommittedEvent[];
  producers: readonly ProducerEntry[];
  clients: readonly ClientEntry[];
  rightEnds?: readonly RightEnd[];
  finals?: readonly FinalState[];
}

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;

/** Collects a history while it happens. */
export class HistoryRecorder {
  readonly producers: ProducerEntry[] = [];
  readonly clients: ClientEntry[] = [];
  readonly rightEnds: RightEnd[] = [];
  readonly finals: FinalState[] = [];
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Records one attempt around `work`: what throws or answers falsy was not promised. */
  async produce(producer: string, correlationId: string, work: () => Promise<unknown>): Promise<boolean> {
    const note = (type: ProducerEntry['type']) =>
      this.producers.push({ producer, type, correlationId, at: this.#now() });
    note('invoke');
    const ok = await work().then(Boolean, () => false);
    note(ok ? 'ok' : 'info');
    return ok;
  }

  note(client: string, room: string, entry: Without<ClientEntry, 'client' | 'room' | 'at'>): void {
    this.clients.push({ ...entry, client, room, at: this.#now() } as ClientEntry);
  }

  endRight(client: string, room: string): void {
    this.rightEnds.push({ client, room, at: this.#now() });
  }

  history(committed: readonly CommittedEvent[]): History {
    const { producers, clients, rightEnds, finals } = this;
    return { committed, producers, clients, rightEnds, finals };
  }
}
