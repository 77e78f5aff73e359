import type { Position, RoomResult } from '@tidings/contracts';
import { type Cursor, type CursorEntry, decodeCursor, encodeCursor, idTail } from '@tidings/contracts/plain';
import type { SyncAnswer } from '@tidings/contracts/rest';

/** The cursor of some rooms with their positions; those without one are opened fresh. One epoch: the first position's. */
export function cursorOf(rooms: readonly { room: string; since?: Position | undefined }[]): string {
  const epoch = rooms.find(({ since }) => since)?.since?.epoch ?? '-';
  const entries: CursorEntry[] = rooms.map(({ room, since }) => {
    if (since?.epoch !== epoch) return { room, offset: null };
    return since.id ? { room, offset: since.offset, tail: idTail(since.id) } : { room, offset: since.offset };
  });
  return encodeCursor({ epoch, entries });
}

/** The rooms a cursor names. */
export const roomsOf = (cursor: string | undefined): string[] =>
  (cursor ? decodeCursor(cursor) : null)?.entries.map(({ room }) => room) ?? [];

/** Collects the pages of `POST /api/sync` into what `subscribe` would have answered for the same rooms. */
export class SyncPages {
  readonly #asked: readonly string[];
  readonly #events = new Map<string, SyncAnswer['events']>();
  readonly #resets = new Map<string, SyncAnswer['resets'][number]['reason']>();
  #cursor: Cursor | null = null;
  more = false;

  constructor(asked: readonly string[]) {
    this.#asked = asked;
  }

  add(answer: SyncAnswer) {
    for (const event of answer.events) {
      const room = event[2].room;
      this.#events.set(room, [...(this.#events.get(room) ?? []), event]);
    }
    for (const { room, reason } of answer.resets) this.#resets.set(room, reason);
    this.#cursor = decodeCursor(answer.cursor);
    this.more = answer.more;
  }

  get epoch(): string {
    return this.#cursor?.epoch ?? '-';
  }

  /** The offset of each room up to which these pages go. */
  heads(): Record<string, number> {
    return Object.fromEntries((this.#cursor?.entries ?? []).map(({ room, offset }) => [room, offset ?? 0]));
  }

  results(): RoomResult[] {
    const heads = this.heads();
    return this.#asked.map((room): RoomResult => {
      const reason = this.#resets.get(room);
      if (reason === 'refused') return { room, ok: false, code: 'ROOM_REFUSED' };
      const base = { room, ok: true as const, epoch: this.epoch, head: heads[room] ?? 0, floor: 0 };
      if (reason) return { ...base, recovered: false, reason, events: [], more: false };
      return { ...base, recovered: true, events: this.#events.get(room) ?? [], more: this.more };
    });
  }
}
