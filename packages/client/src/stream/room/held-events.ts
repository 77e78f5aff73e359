import type { Position } from '@tidings/contracts';
import type { StoredEvent } from '../../shared/stored-event.ts';

/**
 * Events that cannot be applied yet, by epoch and offset. At the bound the highest offset is let go: the room's known
 * head stays above its position, so a `sync` brings it again, and what comes next always finds a place.
 */
export class HeldEvents {
  readonly #bound: number;
  readonly #events = new Map<string, StoredEvent>();

  constructor(bound: number) {
    this.#bound = bound;
  }

  get size(): number {
    return this.#events.size;
  }

  /** `false` when it was already held or there is no place. */
  add(event: StoredEvent): boolean {
    const key = keyOf(event.meta.epoch, event.meta.offset);
    if (this.#events.has(key)) return false;
    if (this.#events.size >= this.#bound && !this.#makePlaceBelow(event.meta.offset)) return false;
    this.#events.set(key, event);
    return true;
  }

  #makePlaceBelow(offset: number): boolean {
    let highest: string | undefined;
    let at = offset;
    for (const [key, { meta }] of this.#events) {
      if (meta.offset > at) {
        highest = key;
        at = meta.offset;
      }
    }
    return highest !== undefined && this.#events.delete(highest);
  }

  /** Takes out the event that follows `position`. */
  takeAfter(position: Position): StoredEvent | undefined {
    const key = keyOf(position.epoch, position.offset + 1);
    const event = this.#events.get(key);
    this.#events.delete(key);
    return event;
  }

  /** Lets go of what `position` covers, and of everything from another epoch. */
  dropCovered(position: Position) {
    for (const [key, { meta }] of this.#events) {
      if (meta.epoch !== position.epoch || meta.offset <= position.offset) this.#events.delete(key);
    }
  }

  clear() {
    this.#events.clear();
  }
}

const keyOf = (epoch: string, offset: number) => `${offset}@${epoch}`;
