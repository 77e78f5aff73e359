import type { Position, RoomGranted } from '@tidings/contracts';
import type { RoomViewsPort } from '../views/room-views.ts';
import type { HeldEvents } from './held-events.ts';
import { KnownHead } from './known-head.ts';
import { SyncTimer } from './sync-timer.ts';

/** The fruitless syncs after which the server's head is believed rather than what was heard before. */
const TRUST_AFTER = 5;

/** What a room misses: the head it is known to have, what answers bring of the way there, and when to ask for more. */
export class Gap {
  readonly knownHead = new KnownHead();
  readonly #held: HeldEvents;
  readonly #timer: SyncTimer;
  /** The server may have stopped sending: a `sync` is due even if nothing is known to be missing. */
  #pull = false;

  constructor(held: HeldEvents, port: RoomViewsPort, ask: () => void) {
    this.#held = held;
    this.#timer = new SyncTimer(port, () => {
      port.stats.syncs += 1;
      ask();
    });
  }

  /** Only a `sync` surely brings what comes next. */
  pull() {
    this.#pull = true;
  }

  /** An answer that continues the position: its events are held, in whatever order they are needed. */
  replay(result: RoomGranted, position: Position) {
    this.#pull = result.more;
    this.#held.dropCovered(position);
    this.knownHead.confirm(result.epoch, result.head);
    let fresh = 0;
    for (const [name, payload, meta] of result.events) {
      if (meta.offset > position.offset) fresh += 1;
      this.#held.add({ name, payload, meta, replayed: true });
    }
    this.#timer.answered(fresh, result.more);
    if (this.#timer.inVain < TRUST_AFTER) return;
    this.#held.clear();
    this.knownHead.offset = result.head;
  }

  /** An answer that does not: only the head in it is of use. */
  elsewhere(result: RoomGranted) {
    this.#pull = result.more;
    this.#timer.answered(0, false);
    this.knownHead.note(result.epoch, result.head);
  }

  /** Nothing can be applied for now; `waiting`: since a snapshot is awaited. */
  rested(position: Position, waiting: boolean) {
    if (waiting) this.#timer.rest();
    else if (this.#pull || this.knownHead.isBeyond(position)) this.#timer.missing(position);
    else this.#timer.whole();
  }

  failed(waitMs: number) {
    this.#timer.failed(waitMs);
  }

  stop() {
    this.#timer.stop();
  }
}
