import type { Position, Positions } from '@tidings/contracts';

type Fetched = { pages?: unknown; positions?: unknown };

const isFetched = (value: unknown): value is Fetched => typeof value === 'object' && value !== null;

function positionsOf(part: unknown): Positions[] {
  const positions = isFetched(part) ? part.positions : undefined;
  return typeof positions === 'object' && positions !== null ? [positions as Positions] : [];
}

/** The parts of cached data that were fetched at once, each true at positions of its own: pages, or the whole. */
export function partsOf(data: unknown): Positions[] {
  if (!isFetched(data)) return [];
  return Array.isArray(data.pages) ? data.pages.flatMap(positionsOf) : positionsOf(data);
}

/** The rooms that feed cached data. */
export const roomsOf = (data: unknown): Set<string> => new Set(partsOf(data).flatMap((part) => Object.keys(part)));

/** Where cached data stands in a room. `nowhere`: its parts are of different epochs, so no position is true for it. */
export type Standing = Position | 'nowhere' | undefined;

/** How far cached data has come since it was fetched. A part is known by its positions object, which patches keep. */
export class Standings {
  readonly #applied = new WeakMap<Positions, Map<string, Position>>();

  /** The most backward part decides; undefined when the room does not feed the data. */
  of(data: unknown, room: string): Standing {
    let oldest: Position | undefined;
    for (const part of partsOf(data)) {
      const at = this.#applied.get(part)?.get(room) ?? part[room];
      if (!at) continue;
      if (oldest && oldest.epoch !== at.epoch) return 'nowhere';
      if (!oldest || at.offset < oldest.offset) oldest = at;
    }
    return oldest;
  }

  /** Every part has taken in the room's events up to here. */
  advance(data: unknown, room: string, to: Position): void {
    for (const part of partsOf(data)) {
      const now = this.#applied.get(part)?.get(room) ?? part[room];
      if (!now || now.epoch !== to.epoch || now.offset >= to.offset) continue;
      const rooms = this.#applied.get(part) ?? new Map<string, Position>();
      this.#applied.set(part, rooms.set(room, to));
    }
  }

  /** What these parts have taken in now; the returned function says that they hold no more than that again. */
  mark(parts: readonly Positions[]): () => void {
    const then = parts.map((part) => [part, new Map(this.#applied.get(part))] as const);
    return () => {
      for (const [part, rooms] of then) this.#applied.set(part, rooms);
    };
  }

  /**
   * These parts were just fetched: what was applied before is not in them. Equal answers may be the same object as
   * before, so forgetting must be said.
   */
  fetched(parts: readonly Positions[]): void {
    for (const part of parts) this.#applied.delete(part);
  }
}
