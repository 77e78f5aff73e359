import type { StoredEvent } from './stored-event.ts';

/** Somebody on this server who follows a room: a socket, an event stream, or a part of the server itself. */
export interface Follower {
  /** `null`: the server itself, which no right is taken from. */
  readonly userId: string | null;
  /** Called for each event in order once the follower is live, unless the fan-out sends to it in bulk. */
  deliver(event: StoredEvent): void;
  /** The right to the room ended. */
  removed(room: string): void;
}

const MAX_WAITING = 1000;
const MAX_BUFFER = 500;

/** A follower that is being caught up: what arrives meanwhile is kept for it. */
export type Buffer = { events: StoredEvent[]; overflowed: boolean };

/** What one server knows of one room with local followers. */
export class TrackedRoom {
  readonly name: string;
  /** The newest offset handed to local followers; `null` until the first head was read. */
  last: number | null = null;
  scope = '';
  version = -1;
  judging = false;
  /** The right the last judgement was made for, so that a version nobody knows is not asked for in a loop. */
  judgedFor = '';
  reading = false;
  gapTimer: NodeJS.Timeout | null = null;
  dropTimer: NodeJS.Timeout | null = null;
  readonly live = new Set<Follower>();
  readonly joining = new Map<Follower, Buffer>();
  readonly #waiting = new Map<number, StoredEvent>();

  constructor(name: string) {
    this.name = name;
  }

  get empty(): boolean {
    return this.live.size === 0 && this.joining.size === 0;
  }

  /** Keeps an event that may be ahead of its turn. Bounded: what does not fit is read from the database later. */
  keep(event: StoredEvent): void {
    if (this.last !== null && event.offset <= this.last) return;
    if (this.#waiting.size < MAX_WAITING) this.#waiting.set(event.offset, event);
  }

  /** The next event in turn, if it is here. */
  next(): StoredEvent | null {
    return this.last === null ? null : (this.#waiting.get(this.last + 1) ?? null);
  }

  take(event: StoredEvent): void {
    this.#waiting.delete(event.offset);
    this.last = event.offset;
    for (const buffer of this.joining.values()) {
      if (buffer.events.length < MAX_BUFFER) buffer.events.push(event);
      else buffer.overflowed = true;
    }
  }

  /** Starts at `head`, or moves there when the database is ahead of everything seen. */
  startAt(head: number): void {
    this.last = head;
    for (const offset of this.#waiting.keys()) if (offset <= head) this.#waiting.delete(offset);
  }

  get hasHole(): boolean {
    return this.#waiting.size > 0 && this.next() === null;
  }

  forget(): void {
    this.#waiting.clear();
    this.last = null;
  }
}
