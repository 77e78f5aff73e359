export const windowLimits = { events: 64, bytes: 256 * 1024 };

/** What was sent, one record for all who were sent it. `bytes`: UTF-16 units of its packet. */
export type Sent = { readonly room: string; readonly offset: number; readonly bytes: number };

/**
 * What a connection was sent and has not acknowledged (PROTOCOL §6). Bounded by leaving the fan-out when it is full.
 * Records are shared and places are kept: ten thousand windows that took a record each made the collector pause.
 */
export class Window {
  readonly #inFlight: (Sent | null)[] = [];
  #count = 0;
  #bytes = 0;

  /** Counts an event. Returns false when the window is full: it was not counted and must not be sent. */
  push(sent: Sent): boolean {
    if (this.#count >= windowLimits.events || this.#bytes + sent.bytes > windowLimits.bytes) return false;
    this.#inFlight[this.#count++] = sent;
    this.#bytes += sent.bytes;
    return true;
  }

  /** Acknowledges everything in a room up to an offset. */
  ack(room: string, offset: number): void {
    this.#forget(room, offset);
  }

  drop(room: string): void {
    this.#forget(room, Number.POSITIVE_INFINITY);
  }

  get size(): number {
    return this.#count;
  }

  #forget(room: string, through: number): void {
    let kept = 0;
    for (let at = 0; at < this.#count; at++) {
      const sent = this.#inFlight[at];
      if (!sent) continue;
      if (sent.room === room && sent.offset <= through) this.#bytes -= sent.bytes;
      else this.#inFlight[kept++] = sent;
    }
    this.#inFlight.fill(null, kept, this.#count);
    this.#count = kept;
  }
}
