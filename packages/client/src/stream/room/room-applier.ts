import type { Position } from '@tidings/contracts';
import { doubled } from '../../shared/doubled.ts';
import type { StoredEvent } from '../../shared/stored-event.ts';
import type { ResetCause } from '../views/room-view.ts';
import type { RoomViews, RoomViewsPort } from '../views/room-views.ts';
import type { HeldEvents } from './held-events.ts';
import type { KnownHead } from './known-head.ts';

export type RoomApplierPort = Pick<RoomViewsPort, 'random' | 'timing' | 'stats'> & {
  views: RoomViews;
  held: HeldEvents;
  knownHead: KnownHead;
  /** The position moved, after the effect. */
  reached(position: Position): void;
  /** The position no longer holds. */
  gaveUp(): void;
  applied(event: StoredEvent): void;
  /** There is nothing to do for now; `waiting`: a snapshot is awaited. */
  rested(waiting: boolean): void;
};

/** The one loop of a room: it alone resets, has snapshots taken, applies events strictly in order and moves the position. */
export class RoomApplier {
  /** Everything up to here took effect in every view; `null` until that can be said. */
  position: Position | null = null;
  /** Changes whenever the position stops continuing the earlier one: a reset in answer to an older one is void. */
  generation = 0;
  /** The position came from a snapshot, over events that may be in flight. */
  jumped = false;
  running = false;
  /** The current connection follows the room: snapshots may be taken. */
  joined = false;
  /** The server does not let us in: nothing takes effect. */
  refused: ResetCause | null = null;
  readonly #port: RoomApplierPort;
  #cause: ResetCause | null = null;
  #closed = false;
  #resetsInRow = 0;

  constructor(port: RoomApplierPort) {
    this.#port = port;
  }

  /** The position cannot be proved any more; its reset is due at the next wake. */
  disprove(cause: ResetCause) {
    if (this.position) this.#cause ??= cause;
  }

  /** The server has continued the position: earlier resets do not count any more. */
  continued() {
    this.#resetsInRow = 0;
  }

  giveUp() {
    this.#cause = null;
    this.position = null;
    this.generation += 1;
    this.#port.gaveUp();
  }

  close() {
    this.#closed = true;
  }

  wake() {
    if (!this.running) void this.#run();
  }

  /** Runs synchronously for as long as nobody returns a promise. Never rejects. */
  async #run() {
    const { held, views } = this.#port;
    this.running = true;
    let waiting = false;
    while (!this.#closed && !this.refused) {
      views.admit(this.position);
      if (this.#cause) this.#beginReset(this.#cause);
      waiting = !views.load(this.joined, () => this.#resetDelay(), this.#head());
      if (waiting) break;
      if (!this.#rebase()) continue;
      const event = this.position && held.takeAfter(this.position);
      if (!event) break;
      const effects = views.effects(event);
      if (effects.length > 0) await Promise.all(effects);
      this.#advance(event);
    }
    this.running = false;
    if (!this.#closed) this.#port.rested(waiting);
  }

  #beginReset(cause: ResetCause) {
    this.#port.stats.resets += 1;
    this.#resetsInRow += 1;
    this.giveUp();
    this.#port.views.reset(cause);
  }

  /** Resets that follow one another without an event between them are spread in time. */
  #resetDelay(): number {
    const { random, timing } = this.#port;
    if (this.#resetsInRow < 2) return 0;
    return doubled(timing.syncRetryMs, this.#resetsInRow - 2, timing.syncRetryMaxMs) * (0.5 + random());
  }

  #head(): Position {
    const { epoch, offset } = this.#port.knownHead;
    return { epoch: epoch ?? '', offset };
  }

  /** The room stands where its most backward view stands; without views, at the head. `false` when views disagree. */
  #rebase(): boolean {
    const { held, knownHead, views } = this.#port;
    const found = views.base();
    if (found === 'apart') {
      this.#cause = 'epoch';
      return false;
    }
    const base = found ?? this.position ?? (this.joined && knownHead.epoch ? this.#head() : null);
    if (!base || (base.epoch === this.position?.epoch && base.offset === this.position.offset)) return true;
    this.position = base;
    this.generation += 1;
    this.jumped = true;
    held.dropCovered(base);
    this.#port.reached(base);
    return true;
  }

  #advance(event: StoredEvent) {
    const { held, stats, views } = this.#port;
    if (this.#closed || !this.position || this.refused) return;
    // Where it had no effect yet it is needed again, and the position waits.
    if (!views.passed(event)) return void held.add(event);
    this.position = { epoch: event.meta.epoch, offset: event.meta.offset, id: event.meta.id };
    this.#resetsInRow = 0;
    stats[event.replayed ? 'replayed' : 'live'] += 1;
    this.#port.reached(this.position);
    this.#port.applied(event);
  }
}
