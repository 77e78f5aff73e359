import type { Position } from '@tidings/contracts';
import { Alarm, withTimeout } from '../../shared/clock.ts';
import type { Stats } from '../../shared/stats.ts';
import type { StoredEvent } from '../../shared/stored-event.ts';
import type { ResetCause } from './room-view.ts';
import { type SnapshotPort, takeSnapshot } from './snapshots.ts';
import type { View } from './view.ts';

export type RoomViewsPort = SnapshotPort & { stats: Stats };

/** The subscribers of one room: their entering, their snapshots, and the effect of an event in all of them. */
export class RoomViews {
  readonly #room: string;
  readonly #port: RoomViewsPort;
  readonly #changed: () => void;
  readonly #views = new Set<View>();
  readonly #entering = new Set<View>();
  readonly #patience: Alarm;
  #outwaited = false;
  #stumbled = false;
  /** The views the event under way was handed to; one whose snapshot comes meanwhile has not seen it. */
  #handed: View[] = [];

  /** `changed` is called when a snapshot has come, or has been waited for long enough. */
  constructor(room: string, port: RoomViewsPort, changed: () => void) {
    this.#room = room;
    this.#port = port;
    this.#changed = changed;
    this.#patience = new Alarm(port.clock, () => {
      this.#outwaited = true;
      changed();
    });
  }

  get size(): number {
    return this.#views.size;
  }

  [Symbol.iterator]() {
    return this.#views.values();
  }

  has(view: View): boolean {
    return this.#views.has(view);
  }

  add(view: View) {
    this.#views.add(view);
    this.#entering.add(view);
  }

  remove(view: View) {
    this.#views.delete(view);
    this.#entering.delete(view);
    view.leave();
  }

  close() {
    this.#patience.clear();
    for (const view of this.#views) view.leave();
    this.#views.clear();
  }

  /** Lets new subscribers in, between two events. Data older than the room's position is fetched again. */
  admit(position: Position | null) {
    for (const view of this.#entering) {
      const { since } = view.owner;
      if (!since) continue;
      if (!position || (since.epoch === position.epoch && since.offset >= position.offset)) view.loaded(since);
    }
    this.#entering.clear();
  }

  /**
   * Starts the snapshots that are due, if `mayStart`; each begins after `delayMs`. `false`: the room must wait for one.
   * Others do not wait long: what passes meanwhile is replayed to the late one.
   */
  load(mayStart: boolean, delayMs: () => number, head: Position): boolean {
    let [waiting, loaded] = [false, false];
    for (const view of this.#views) {
      if (view.at) loaded = true;
      else waiting = true;
      if (!view.at && !view.loading && mayStart) void this.#take(view, delayMs(), head);
    }
    if (!waiting) this.#patience.clear();
    if (!waiting || !loaded) return !waiting;
    if (!this.#outwaited) this.#patience.setIfIdle(this.#port.timing.patienceMs);
    return this.#outwaited;
  }

  /** Where the most backward view stands; `null` without views, `'apart'` when their epochs differ. */
  base(): Position | null | 'apart' {
    let base: Position | null = null;
    for (const { at } of this.#views) {
      if (at && base && at.epoch !== base.epoch) return 'apart';
      if (at && (!base || at.offset < base.offset)) base = at;
    }
    return base;
  }

  /** Hands an event to every view; what is to be awaited never rejects. */
  effects(event: StoredEvent): Promise<void>[] {
    this.#stumbled = false;
    this.#handed = [...this.#views].filter((view) => view.at);
    const pending: Promise<void>[] = [];
    for (const view of this.#handed) {
      try {
        const effect = view.apply(event);
        if (!effect) continue;
        const bounded = withTimeout(this.#port.clock, effect, this.#port.timing.applyTimeoutMs, event.name);
        pending.push(bounded.catch((error: unknown) => this.#failed(view, event, error)));
      } catch (error) {
        this.#failed(view, event, error);
      }
    }
    return pending;
  }

  /**
   * The event is through in the views it was handed to. `false` when it has not taken effect in all of them: a handler
   * failed, or a snapshot from before it came meanwhile.
   */
  passed(event: StoredEvent): boolean {
    for (const view of this.#handed) view.passed(event);
    if (this.#stumbled) return false;
    const { epoch, offset } = event.meta;
    for (const { at } of this.#views) if (at && (at.epoch !== epoch || at.offset < offset)) return false;
    return true;
  }

  /** What they show can no longer be proved; `always` notifies also those that showed nothing yet. */
  reset(cause: ResetCause, always = false) {
    for (const view of this.#views) this.#notify(view, cause, always);
  }

  async #take(view: View, delayMs: number, head: Position) {
    this.#port.stats.snapshots += 1;
    const position = await takeSnapshot(this.#port, this.#room, view, head, delayMs);
    if (position) view.loaded(position);
    this.#outwaited = false;
    this.#changed();
  }

  #failed(view: View, event: StoredEvent, error: unknown) {
    this.#port.report(`A handler of ${event.name} in ${this.#room} failed`, error);
    this.#stumbled = true;
    this.#notify(view, 'apply_failed', false);
  }

  #notify(view: View, cause: ResetCause, always: boolean) {
    try {
      view.reset(cause, always);
    } catch (error) {
      this.#port.report(`onReset of ${this.#room} failed`, error);
    }
  }
}
