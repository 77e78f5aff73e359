import type { Namespace, Position, RoomGranted, RoomResult } from '@tidings/contracts';
import { bounds } from '../config.ts';
import type { ResetCause } from '../types.ts';
import { doubled } from './backoff.ts';
import { GapHealer } from './gap-healer.ts';
import { type HeldEvent, HeldEvents } from './held-events.ts';
import { RoomTarget } from './room-target.ts';
import { RoomViews, type RoomViewsPort } from './room-views.ts';
import type { View } from './view.ts';

export type RoomPort = RoomViewsPort & {
  /** Asks for what follows the room's position. Answered by `answer` or `syncFailed`. */
  requestSync(room: Room): void;
  /** The position moved, after the effect: acknowledge it. */
  reached(room: Room, position: Position): void;
  /** The position no longer holds: nothing of it may be acknowledged any more. */
  gaveUp(room: Room): void;
  /** An event took effect in every view of the room. */
  applied(event: HeldEvent): void;
};

/** What an answer continues: the generation it was asked at, and whether it follows the room from now on. */
export type AnswerContext = { generation: number; joins: boolean };

/** The fruitless syncs after which the server's head is believed rather than what was heard before. */
const TRUST_AFTER = 5;

/**
 * One room's stream on the client (PROTOCOL §6). Replayed and live events go the same way through `#held`; one loop
 * takes them out strictly in order, and it alone resets, takes snapshots and moves the position.
 */
export class Room {
  readonly name: string;
  readonly namespace: Namespace;
  readonly views: RoomViews;
  /** Everything up to here took effect in every view; `null` until that can be said. */
  position: Position | null = null;
  /** The current connection follows this room. */
  joined = false;
  /** The server does not let us in; asked again only by a new subscriber. */
  refused: ResetCause | null = null;
  /** Changes whenever the position stops continuing the earlier one: a reset in answer to an older one is void. */
  generation = 0;
  readonly #port: RoomPort;
  readonly #held = new HeldEvents(bounds.held);
  readonly #target = new RoomTarget();
  readonly #healer: GapHealer;
  #cause: ResetCause | null = null;
  #running = false;
  #closed = false;
  /** The server may have stopped sending: a `sync` is due even if nothing is known to be missing. */
  #pull = false;
  /** The position came from a snapshot, over events that may be in flight. */
  #jumped = false;
  #resetsInRow = 0;

  constructor(name: string, namespace: Namespace, port: RoomPort) {
    this.name = name;
    this.namespace = namespace;
    this.#port = port;
    this.views = new RoomViews(name, port, () => this.#wake());
    this.#healer = new GapHealer(port, () => {
      port.stats.syncs += 1;
      port.requestSync(this);
    });
  }

  add(view: View) {
    this.views.add(view);
    this.refused = null;
    this.#wake();
  }

  remove(view: View) {
    this.views.remove(view);
    this.#wake();
  }

  /** A live event of this room. */
  live(event: HeldEvent) {
    if (this.refused) return;
    const { epoch, offset } = event.meta;
    this.#target.note(epoch, offset);
    const next = this.position?.epoch === epoch ? this.position.offset + 1 : null;
    if (next !== null && offset > next && !this.#running) this.#port.stats.gaps += 1;
    if (next !== null && offset < next) {
      this.#port.stats.duplicates += 1;
      // The server counts it as unacknowledged until it hears of the position again.
      if (this.position) this.#port.reached(this, this.position);
      return;
    }
    if (!this.#held.add(event)) this.#port.stats.duplicates += 1;
    this.#wake();
  }

  /**
   * A beacon or a heartbeat names the room's head. A beacon may also mean that the server has stopped sending because
   * too much is unacknowledged: when events were not all seen passing, only a `sync` surely ends that.
   */
  head(epoch: string, offset: number, beacon: boolean) {
    if (this.refused) return;
    this.#target.note(epoch, offset);
    const behind = this.position?.epoch !== epoch || this.position.offset < offset;
    if (beacon && (behind || this.#jumped)) this.#pull = true;
    this.#wake();
  }

  /** The result of `session:ready`, `subscribe` or `sync`. */
  answer(result: RoomResult, context: AnswerContext) {
    if (!result.ok) return this.refuse('refused');
    if (this.refused) return;
    if (context.joins) this.joined = true;
    this.#pull = result.more;
    this.#jumped = false;
    if (this.position && result.recovered && this.position.epoch === result.epoch) this.#replay(result, this.position);
    else {
      this.#healer.answered(0, false);
      this.#target.note(result.epoch, result.head);
      if (this.position && !result.recovered && context.generation === this.generation) {
        this.#cause ??= result.reason ?? 'fresh';
      }
    }
    this.#wake();
  }

  /** The server takes the position back (`sync:reset`). */
  reset(cause: ResetCause) {
    if (cause === 'left') return this.refuse('left');
    if (this.position) this.#cause ??= cause;
    this.#wake();
  }

  /** The room is not open to us: nothing that is held may still take effect. */
  refuse(cause: ResetCause) {
    this.refused = cause;
    this.joined = false;
    this.#giveUp();
    this.#held.clear();
    this.views.reset(cause, true);
  }

  syncFailed(waitMs: number) {
    if (this.joined) this.#healer.failed(waitMs);
  }

  /** The connection is gone; what is held stays. */
  detach() {
    this.joined = false;
    this.#healer.stop();
  }

  /** Nothing the server has told of is missing. */
  get caughtUp(): boolean {
    return this.refused !== null || (this.position !== null && !this.#target.isBeyond(this.position));
  }

  close() {
    this.#closed = true;
    this.#healer.stop();
    this.#held.clear();
    this.views.close();
  }

  #replay(result: RoomGranted, position: Position) {
    this.#held.dropCovered(position);
    this.#target.confirm(result.epoch, result.head);
    let fresh = 0;
    for (const [name, payload, meta] of result.events) {
      if (meta.offset > position.offset) fresh += 1;
      this.#held.add({ name, payload, meta, replayed: true });
    }
    this.#resetsInRow = 0;
    this.#healer.answered(fresh, result.more);
    if (this.#healer.inVain < TRUST_AFTER) return;
    this.#held.clear();
    this.#target.offset = result.head;
  }

  #wake() {
    if (!this.#running) void this.#run();
  }

  /** Runs synchronously for as long as nobody returns a promise. Never rejects. */
  async #run() {
    this.#running = true;
    let waiting = false;
    while (!this.#closed && !this.refused) {
      this.views.admit(this.position);
      if (this.#cause) this.#beginReset(this.#cause);
      waiting = !this.views.load(this.joined, () => this.#resetDelay(), this.#head());
      if (waiting) break;
      if (!this.#rebase()) continue;
      const event = this.position && this.#held.takeAfter(this.position);
      if (!event) break;
      const effects = this.views.effects(event);
      if (effects.length > 0) await Promise.all(effects);
      this.#advance(event);
    }
    this.#running = false;
    if (!this.position || !this.joined || this.#closed) return;
    if (waiting) this.#healer.rest();
    else if (this.#pull || this.#target.isBeyond(this.position)) this.#healer.missing(this.position);
    else this.#healer.whole();
  }

  #beginReset(cause: ResetCause) {
    this.#port.stats.resets += 1;
    this.#resetsInRow += 1;
    this.#giveUp();
    this.views.reset(cause);
  }

  #giveUp() {
    this.#cause = null;
    this.position = null;
    this.generation += 1;
    this.#healer.stop();
    this.#port.gaveUp(this);
  }

  /** Resets that follow one another without an event between them are spread in time. */
  #resetDelay(): number {
    const { random, timing } = this.#port;
    if (this.#resetsInRow < 2) return 0;
    return doubled(timing.syncRetryMs, this.#resetsInRow - 2, timing.syncRetryMaxMs) * (0.5 + random());
  }

  #head(): Position {
    return { epoch: this.#target.epoch ?? '', offset: this.#target.offset };
  }

  /** The room stands where its most backward view stands; without views, at the head. `false` when views disagree. */
  #rebase(): boolean {
    const found = this.views.base();
    if (found === 'apart') {
      this.#cause = 'epoch';
      return false;
    }
    const base = found ?? this.position ?? (this.joined && this.#target.epoch ? this.#head() : null);
    if (!base || (base.epoch === this.position?.epoch && base.offset === this.position.offset)) return true;
    this.position = base;
    this.generation += 1;
    this.#jumped = true;
    this.#held.dropCovered(base);
    this.#port.reached(this, base);
    return true;
  }

  #advance(event: HeldEvent) {
    if (this.#closed || !this.position || this.refused) return;
    // Where it had no effect yet it is needed again, and the position waits.
    if (!this.views.passed(event)) return void this.#held.add(event);
    this.position = { epoch: event.meta.epoch, offset: event.meta.offset, id: event.meta.id };
    this.#resetsInRow = 0;
    this.#port.stats[event.replayed ? 'replayed' : 'live'] += 1;
    this.#port.reached(this, this.position);
    this.#port.applied(event);
  }
}
