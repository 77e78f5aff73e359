import type { Position } from '@tidings/contracts';
import { bounds } from '../../shared/config.ts';
import { SeenIds } from '../../shared/seen-ids.ts';
import type { StoredEvent } from '../../shared/stored-event.ts';
import type { ResetCause, RoomEvent, RoomView } from './room-view.ts';

/** One subscriber of a room with its own position, so that a late one never makes the others start again. */
export class View {
  readonly owner: RoomView;
  /** What this view shows is true at this position; `null` means it must take a snapshot. */
  at: Position | null = null;
  /** Why it must. */
  cause: ResetCause = 'fresh';
  /** Its snapshot is on the way. */
  loading = false;
  readonly #left = new AbortController();
  readonly #seen = new SeenIds(bounds.seen);
  #seenEpoch = '';

  constructor(owner: RoomView) {
    this.owner = owner;
  }

  /** Nobody waits for this view any more. */
  get gone(): AbortSignal {
    return this.#left.signal;
  }

  leave() {
    this.#left.abort();
  }

  /** The snapshot is in place: events above `position` may be applied, whatever was applied before. */
  loaded(position: Position) {
    if (this.#seenEpoch !== position.epoch) this.#seen.clear();
    this.#seenEpoch = position.epoch;
    this.#seen.keepUpTo(position.offset);
    this.at = position;
  }

  /** What it shows can no longer be proved. The owner is notified once, or always when the room is closed to it. */
  reset(cause: ResetCause, always = false) {
    const held = this.at !== null;
    this.at = null;
    this.cause = cause;
    if (held || always) this.owner.onReset?.(cause);
  }

  /** Applies an event unless it is known; the position follows in `passed`, after the effect. */
  apply({ name, payload, meta }: StoredEvent): void | Promise<void> {
    if (!this.at || this.at.epoch !== meta.epoch || meta.offset <= this.at.offset) return;
    if (this.#seen.has(meta.id)) return;
    return this.owner.onEvent(...([name, payload, meta] as unknown as RoomEvent));
  }

  /** The event took effect here, or had none to take. */
  passed({ meta }: StoredEvent) {
    if (!this.at || this.at.epoch !== meta.epoch || meta.offset <= this.at.offset) return;
    this.#seen.add(meta.id, meta.offset);
    this.at = { epoch: meta.epoch, offset: meta.offset, id: meta.id };
  }

  /** An event without a position: shown if the owner cares, never repeated. */
  pass(name: string, payload: object, meta: object) {
    return this.owner.onEvent(...([name, payload, meta] as unknown as RoomEvent));
  }
}
