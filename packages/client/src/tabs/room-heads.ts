import type { RoomResult } from '@tidings/contracts';

type Head = { epoch: string; offset: number; id?: string | undefined };

/** How far the rooms of a shared connection have come, by what passed over it. Outlives a connection. */
export class RoomHeads {
  readonly #heads = new Map<string, Head>();

  get(room: string): Head | undefined {
    return this.#heads.get(room);
  }

  note(room: string, epoch: string, offset: number, id?: string) {
    const known = this.#heads.get(room);
    if (known?.epoch === epoch && known.offset > offset) return;
    const same = known?.epoch === epoch && known.offset === offset;
    this.#heads.set(room, { epoch, offset, id: id ?? (same ? known.id : undefined) });
  }

  result(result: RoomResult) {
    if (!result.ok) return this.forget(result.room);
    const last = result.events.at(-1)?.[2];
    this.note(result.room, result.epoch, result.head, last?.offset === result.head ? last.id : undefined);
  }

  forget(room: string) {
    this.#heads.delete(room);
  }

  /** As a room stands, for a tab without a position: it names the head, and proves nothing. */
  standing(room: string): RoomResult | null {
    const head = this.#heads.get(room);
    if (!head) return null;
    const { epoch, offset } = head;
    return {
      ...{ room, ok: true, epoch, head: offset, floor: 0 },
      ...{ recovered: false, reason: 'fresh', events: [], more: false },
    };
  }
}
