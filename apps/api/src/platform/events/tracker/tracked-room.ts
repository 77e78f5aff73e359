import type { StoredEvent } from '../log/stored-event.ts';

/** Somebody on this server who follows a room: a socket, an event stream, or a part of the server itself. */
export interface Follower {
  /** `null`: the server itself, which no permission is taken from. */
  readonly userId: string | null;
  /** Called for each event in order once the follower is live, unless the fan-out sends to it in bulk. */
  deliver(event: StoredEvent): void;
  /** The permission to read the room ended. */
  removed(room: string): void;
  /** Something of the room was not handed on, because too much came at once: it has to be pulled. */
  fellOut?(room: string): void;
}

/** How far a stream reaches and which scope it stands under, read in one statement. */
export type RoomState = { head: number; scope: string; version: number };

const MAX_WAITING = 1000;
const MAX_BUFFER = 500;

/** A follower that is being caught up: what arrives meanwhile is kept for it. */
export type Buffer = { events: StoredEvent[]; overflowed: boolean; holds: number; authorisation: number };

/** What one server knows of one room with local followers. */
export class TrackedRoom {
  readonly name: string;
  /** The newest offset handed to local followers; `null` until the first head was read. */
  last: number | null = null;
  scope = '';
  version = -1;
  /** The head when the followers were last authorised: all events up to it were committed before they were. */
  authorisedHead = 0;
  /** Counts authorisations, so that a follower that was part of the latest one is known. */
  authorisation = 0;
  authorising = false;
  /** An authorisation is due: until one succeeded nothing is handed on. */
  owed = false;
  /** An event whose scope version is above the authorised one: looked at once more after an authorisation, then not believed. */
  doubted: number | null = null;
  reading = false;
  gapTimer: unknown = null;
  dropTimer: unknown = null;
  readonly live = new Set<Follower>();
  /** Followers that must pull before they are sent anything again. */
  readonly lagging = new Set<Follower>();
  readonly joining = new Map<Follower, Buffer>();
  readonly #waiting = new Map<number, StoredEvent>();

  constructor(name: string) {
    this.name = name;
  }

  get empty(): boolean {
    return this.live.size === 0 && this.joining.size === 0 && this.lagging.size === 0;
  }

  get followers(): Follower[] {
    return [...new Set([...this.live, ...this.joining.keys(), ...this.lagging])];
  }

  has(follower: Follower): boolean {
    return this.live.has(follower) || this.joining.has(follower) || this.lagging.has(follower);
  }

  hold(follower: Follower): void {
    this.live.delete(follower);
    this.lagging.delete(follower);
    const buffer = this.joining.get(follower);
    if (buffer) buffer.holds += 1;
    else this.joining.set(follower, { events: [], overflowed: false, holds: 1, authorisation: -1 });
  }

  drop(follower: Follower): void {
    this.live.delete(follower);
    this.lagging.delete(follower);
    this.joining.delete(follower);
  }

  /** Keeps an event that may be ahead of its turn. What the bus brings is bounded; what was `read` always fits. */
  keep(event: StoredEvent, read = false): void {
    if (this.last !== null && event.offset <= this.last) return;
    if (read || this.#waiting.size < MAX_WAITING) this.#waiting.set(event.offset, event);
  }

  /** The next event in turn, if it is here. */
  next(): StoredEvent | null {
    return this.last === null ? null : (this.#waiting.get(this.last + 1) ?? null);
  }

  /** Whether the followers were authorised at the scope version this event was written under, or later. */
  covers(event: StoredEvent): boolean {
    return event.offset <= this.authorisedHead || (event.scope === this.scope && event.version <= this.version);
  }

  take(event: StoredEvent): void {
    this.#waiting.delete(event.offset);
    this.last = event.offset;
    this.doubted = null;
    for (const buffer of this.joining.values()) {
      if (buffer.events.length < MAX_BUFFER) buffer.events.push(event);
      else buffer.overflowed = true;
    }
  }

  /** Starts at what the database said. */
  startAt({ head, scope, version }: RoomState): void {
    this.last = head;
    this.authorised({ head, scope, version });
    for (const offset of this.#waiting.keys()) if (offset <= head) this.#waiting.delete(offset);
  }

  authorised({ head, scope, version }: RoomState): void {
    this.authorisation += 1;
    this.authorisedHead = head;
    this.scope = scope;
    this.version = version;
  }

  get hasHole(): boolean {
    return this.#waiting.size > 0 && this.next() === null;
  }

  get waitingOffsets(): number[] {
    return [...this.#waiting.keys()];
  }

  /** Forgets events the database does not have. */
  discard(offsets: readonly number[]): void {
    for (const offset of offsets) this.#waiting.delete(offset);
  }

  /** Nothing known holds any more. Who is being caught up must begin again. */
  forget(): void {
    this.#waiting.clear();
    this.last = null;
    this.scope = '';
    this.version = -1;
    this.authorisedHead = 0;
    this.doubted = null;
    this.owed = false;
    for (const buffer of this.joining.values()) buffer.overflowed = true;
  }
}
