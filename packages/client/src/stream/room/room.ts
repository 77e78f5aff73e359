import type { Namespace, Position, RoomResult } from '@tidings/contracts';
import { bounds } from '../../shared/config.ts';
import type { StoredEvent } from '../../shared/stored-event.ts';
import type { ResetCause } from '../views/room-view.ts';
import { RoomViews, type RoomViewsPort } from '../views/room-views.ts';
import type { View } from '../views/view.ts';
import { Gap } from './gap.ts';
import { HeldEvents } from './held-events.ts';
import { RoomApplier } from './room-applier.ts';

export type RoomPort = RoomViewsPort & {
  /** Asks for what follows the room's position. Answered by `answer` or `syncFailed`. */
  requestSync(room: Room): void;
  /** The position moved, after the effect: acknowledge it. */
  reached(room: Room, position: Position): void;
  /** The position no longer holds: nothing of it may be acknowledged any more. */
  gaveUp(room: Room): void;
  /** An event took effect in every view of the room. */
  applied(event: StoredEvent): void;
};

/** What an answer continues: the generation it was asked at, and whether it follows the room from now on. */
export type AnswerContext = { generation: number; joins: boolean };

/**
 * One room's stream on the client (PROTOCOL §6): what arrives and what is missing. Replayed and live events go the same
 * way through `#held`; the applier takes them out.
 */
export class Room {
  readonly name: string;
  readonly namespace: Namespace;
  readonly views: RoomViews;
  readonly #port: RoomPort;
  readonly #held = new HeldEvents(bounds.held);
  readonly #gap: Gap;
  readonly #applier: RoomApplier;

  constructor(name: string, namespace: Namespace, port: RoomPort) {
    this.name = name;
    this.namespace = namespace;
    this.#port = port;
    this.views = new RoomViews(name, port, () => this.#applier.wake());
    this.#gap = new Gap(this.#held, port, () => port.requestSync(this));
    const { random, stats, timing } = port;
    this.#applier = new RoomApplier({
      random,
      stats,
      timing,
      views: this.views,
      held: this.#held,
      knownHead: this.#gap.knownHead,
      reached: (position) => port.reached(this, position),
      applied: (event) => port.applied(event),
      gaveUp: () => {
        this.#gap.stop();
        port.gaveUp(this);
      },
      rested: (waiting) => {
        if (this.position && this.joined) this.#gap.rested(this.position, waiting);
      },
    });
  }

  /** The current connection follows this room. */
  get joined(): boolean {
    return this.#applier.joined;
  }

  set joined(joined: boolean) {
    this.#applier.joined = joined;
  }

  /** The server does not let us in; asked again only by a new subscriber. */
  get refused(): ResetCause | null {
    return this.#applier.refused;
  }

  set refused(cause: ResetCause | null) {
    this.#applier.refused = cause;
  }

  /** Everything up to here took effect in every view; `null` until that can be said. */
  get position(): Position | null {
    return this.#applier.position;
  }

  /** Changes whenever the position stops continuing the earlier one. */
  get generation(): number {
    return this.#applier.generation;
  }

  /** Nothing the server has named is missing. */
  get caughtUp(): boolean {
    return this.refused !== null || (this.position !== null && !this.#gap.knownHead.isBeyond(this.position));
  }

  add(view: View) {
    this.views.add(view);
    this.refused = null;
    this.#applier.wake();
  }

  remove(view: View) {
    this.views.remove(view);
    this.#applier.wake();
  }

  /** A live event of this room. */
  live(event: StoredEvent) {
    if (this.refused) return;
    const { epoch, offset } = event.meta;
    this.#gap.knownHead.note(epoch, offset);
    const next = this.position?.epoch === epoch ? this.position.offset + 1 : null;
    if (next !== null && offset > next && !this.#applier.running) this.#port.stats.gaps += 1;
    if (next !== null && offset < next) {
      this.#port.stats.duplicates += 1;
      // The server counts it as unacknowledged until it hears of the position again.
      if (this.position) this.#port.reached(this, this.position);
      return;
    }
    if (!this.#held.add(event)) this.#port.stats.duplicates += 1;
    this.#applier.wake();
  }

  /**
   * A beacon or a heartbeat names the room's head. A beacon may also mean that the server has stopped sending because
   * too much is unacknowledged: when events were not all seen passing, only a `sync` surely ends that.
   */
  head(epoch: string, offset: number, beacon: boolean) {
    if (this.refused) return;
    this.#gap.knownHead.note(epoch, offset);
    const behind = this.position?.epoch !== epoch || this.position.offset < offset;
    if (beacon && (behind || this.#applier.jumped)) this.#gap.pull();
    this.#applier.wake();
  }

  /** The result of `session:ready`, `subscribe` or `sync`. */
  answer(result: RoomResult, context: AnswerContext) {
    if (!result.ok) return this.refuse('refused');
    if (this.refused) return;
    if (context.joins) this.joined = true;
    this.#applier.jumped = false;
    if (this.position && result.recovered && this.position.epoch === result.epoch) {
      this.#applier.continued();
      this.#gap.replay(result, this.position);
    } else {
      this.#gap.elsewhere(result);
      if (this.position && !result.recovered && context.generation === this.generation) {
        this.#applier.disprove(result.reason ?? 'fresh');
      }
    }
    this.#applier.wake();
  }

  /** The server takes the position back (`sync:reset`). */
  reset(cause: ResetCause) {
    if (cause === 'left') return this.refuse('left');
    this.#applier.disprove(cause);
    this.#applier.wake();
  }

  /** The room is not open to us: nothing that is held may still take effect. */
  refuse(cause: ResetCause) {
    this.refused = cause;
    this.joined = false;
    this.#applier.giveUp();
    this.#held.clear();
    this.views.reset(cause, true);
  }

  syncFailed(waitMs: number) {
    if (this.joined) this.#gap.failed(waitMs);
  }

  /** The connection is gone; what is held stays. */
  detach() {
    this.joined = false;
    this.#gap.stop();
  }

  close() {
    this.#applier.close();
    this.#gap.stop();
    this.#held.clear();
    this.views.close();
  }
}
