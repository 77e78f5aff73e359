import type { Position } from '@tidings/contracts';

export type Row = { id: string; offset: number };

/** What was committed: the rooms of the database in this epoch and in the ones before it. Knows nothing of clients. */
export class Truth {
  epoch = 'epoch-1';
  #epochs = 1;
  #ids = 0;
  readonly #rooms = new Map<string, Map<string, Row[]>>();
  readonly floors = new Map<string, number>();

  rows(room: string, epoch = this.epoch): Row[] {
    const rooms = this.#rooms.get(epoch) ?? new Map<string, Row[]>();
    this.#rooms.set(epoch, rooms);
    const rows = rooms.get(room) ?? [];
    rooms.set(room, rows);
    return rows;
  }

  head(room: string): number {
    return this.rows(room).length;
  }

  /** Appends an event to each of the rooms; `repeat` gives it the id of the room's newest one. */
  append(rooms: readonly string[], repeat: boolean): { room: string; row: Row }[] {
    const [first] = rooms;
    const newest = repeat && first ? this.rows(first).at(-1)?.id : undefined;
    this.#ids += 1;
    const id = newest ?? `00000000-0000-7000-8000-${this.#ids.toString(16).padStart(12, '0')}`;
    return rooms.map((room) => {
      const row = { id, offset: this.head(room) + 1 };
      this.rows(room).push(row);
      return { room, row };
    });
  }

  /** An older backup comes back: the last `lost` events of every room are gone, and history goes on in a new epoch. */
  restore(lost: number) {
    const old = this.#rooms.get(this.epoch) ?? new Map<string, Row[]>();
    this.#epochs += 1;
    this.epoch = `epoch-${this.#epochs}`;
    for (const [room, rows] of old) this.rows(room).push(...rows.slice(0, Math.max(0, rows.length - lost)));
    for (const [room, floor] of this.floors) this.floors.set(room, Math.min(floor, this.head(room)));
  }

  /** Events up to `keep` before the newest are deleted for age. */
  prune(room: string, keep: number) {
    this.floors.set(room, Math.max(this.floors.get(room) ?? 0, this.head(room) - keep));
  }

  position(room: string): Position {
    const row = this.rows(room).at(-1);
    return row ? { epoch: this.epoch, offset: row.offset, id: row.id } : { epoch: this.epoch, offset: 0 };
  }

  /** The state after everything up to `offset`: each id once, in order. */
  state(room: string, epoch: string, offset: number): string[] {
    return [
      ...new Set(
        this.rows(room, epoch)
          .slice(0, offset)
          .map(({ id }) => id),
      ),
    ];
  }
}
