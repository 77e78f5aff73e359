import type { DurableMeta, Position } from '@tidings/contracts';

export type TailEvent = { name: string; payload: object; meta: DurableMeta };

/** The newest events of one room, without gaps, for data that arrives later than they did. */
export class EventTail {
  readonly #bound: number;
  #events: TailEvent[] = [];

  constructor(bound = 500) {
    this.#bound = bound;
  }

  get end(): Position | undefined {
    const meta = this.#events.at(-1)?.meta;
    return meta && { epoch: meta.epoch, offset: meta.offset, id: meta.id };
  }

  add(event: TailEvent): void {
    const { end } = this;
    if (end && (end.epoch !== event.meta.epoch || end.offset + 1 !== event.meta.offset)) this.#events = [];
    this.#events.push(event);
    if (this.#events.length > this.#bound) this.#events.shift();
  }

  /** What follows a position; undefined when that cannot be said any more. */
  after(position: Position): TailEvent[] | undefined {
    const first = this.#events[0]?.meta;
    if (!first || first.epoch !== position.epoch || position.offset < first.offset - 1) return undefined;
    return this.#events.filter(({ meta }) => meta.offset > position.offset);
  }

  clear(): void {
    this.#events = [];
  }
}
