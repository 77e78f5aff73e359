import type { StoredEvent } from '../events/stored-event.ts';

export const windowLimits = { events: 64, bytes: 256 * 1024 };

/** What a connection was sent and has not acknowledged (PROTOCOL §6). Bounded by leaving the fan-out when it is full. */
export class Window {
  #inFlight: { room: string; offset: number; bytes: number }[] = [];
  #bytes = 0;

  /** Counts an event. Returns false when the window is full: it was not counted and must not be sent. */
  push(event: StoredEvent, bytes: number): boolean {
    if (this.#inFlight.length >= windowLimits.events || this.#bytes + bytes > windowLimits.bytes) return false;
    this.#inFlight.push({ room: event.room, offset: event.offset, bytes });
    this.#bytes += bytes;
    return true;
  }

  /** Acknowledges everything in a room up to an offset. */
  ack(room: string, offset: number): void {
    this.#keep((entry) => entry.room !== room || entry.offset > offset);
  }

  drop(room: string): void {
    this.#keep((entry) => entry.room !== room);
  }

  get size(): number {
    return this.#inFlight.length;
  }

  #keep(wanted: (entry: { room: string; offset: number }) => boolean): void {
    const kept = this.#inFlight.filter(wanted);
    if (kept.length === this.#inFlight.length) return;
    this.#inFlight = kept;
    this.#bytes = kept.reduce((sum, entry) => sum + entry.bytes, 0);
  }
}
