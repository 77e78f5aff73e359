import type { TrackedRoom } from './tracked-room.ts';
import { MAX_READ, type TrackerPorts } from './tracker-ports.ts';

const MAX_READS = 8;

/** Fills gaps from the database: one read in flight a room, at most 8 on a server. */
export class RoomReader {
  readonly #ports: TrackerPorts;
  readonly #advance: (room: TrackedRoom) => void;
  readonly #queue: TrackedRoom[] = [];
  #reads = 0;
  #closed = false;

  constructor(ports: TrackerPorts, advance: (room: TrackedRoom) => void) {
    this.#ports = ports;
    this.#advance = advance;
  }

  readSoon(room: TrackedRoom): void {
    if (room.reading || this.#closed) return;
    room.reading = true;
    this.#queue.push(room);
    this.#pump();
  }

  close(): void {
    this.#closed = true;
    this.#queue.length = 0;
  }

  get busy(): number {
    return this.#reads + this.#queue.length;
  }

  #pump(): void {
    while (this.#reads < MAX_READS) {
      const room = this.#queue.shift();
      if (!room) return;
      this.#reads += 1;
      void this.#read(room).finally(() => {
        this.#reads -= 1;
        this.#pump();
      });
    }
  }

  async #read(room: TrackedRoom): Promise<void> {
    const from = room.last;
    const epoch = this.#ports.epoch();
    const suspects = room.waitingOffsets;
    let full = false;
    try {
      if (from === null) return;
      const events = await this.#ports.readAfter(room.name, from);
      if (this.#closed || epoch !== this.#ports.epoch() || room.last === null) return;
      for (const event of events) room.keep(event, true);
      full = events.length >= MAX_READ;
      // What waited before the read and is beyond all that was read was never committed, or was put back.
      const end = events.at(-1)?.offset ?? from;
      if (!full) room.discard(suspects.filter((offset) => offset > end));
      if (events.length > 0) this.#ports.onHealed?.(room.name, events.length);
    } catch (error) {
      this.#ports.onError(error, 'read');
      return;
    } finally {
      room.reading = false;
    }
    this.#advance(room);
    if (full) this.readSoon(room);
  }
}
