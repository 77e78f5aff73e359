import type { Position, Positions } from '@tidings/contracts';
import type { Coverage } from './coverage.ts';
import type { Truth } from './truth.ts';

export class Violation extends Error {
  constructor(invariant: string, what: string) {
    super(`${invariant}: ${what}`);
    this.name = 'Violation';
  }
}

/** The environment a view lives in: how slow and how faulty its owner is at the moment. */
export type Moods = { slowApply: boolean; failApply: boolean; slowSnapshot: boolean; failSnapshot: boolean };
export type Owner = Moods & { wait(ms: number): Promise<void>; random(): number };
export const calm: Moods = { slowApply: false, failApply: false, slowSnapshot: false, failSnapshot: false };

/**
 * One view as its owner sees it, checked against the truth alone. It shares no code with the client: it knows only
 * what was committed, what it was handed, and what it had before.
 */
export class Recorder {
  readonly room: string;
  readonly #truth: Truth;
  readonly #owner: Owner;
  readonly #coverage: Coverage;
  readonly #fail: (violation: Violation) => void;
  /** The state of the view, and up to where it is true; `null` before a snapshot. */
  ids: string[] | null = null;
  at: Position | null = null;
  /** Ids that came as events since the last snapshot: for these a second effect is a fault of the client. */
  #byEvent = new Set<string>();
  /** Snapshots after the first, and those that a failed handler explains. */
  resets = 0;
  failures = 0;
  /** How far any view of a room has been. One that comes late with older data catches up on what was acknowledged. */
  furthest = new Map<string, number>();
  #lateUntil = 0;
  #busy = false;
  dead = false;

  constructor(room: string, truth: Truth, owner: Owner, coverage: Coverage, fail: (violation: Violation) => void) {
    this.room = room;
    this.#truth = truth;
    this.#owner = owner;
    this.#coverage = coverage;
    this.#fail = fail;
  }

  /** The same view after a crash: what took effect is there, what was under way is not. */
  survivor(): Recorder {
    const next = new Recorder(this.room, this.#truth, this.#owner, this.#coverage, this.#fail);
    next.ids = this.ids && [...this.ids];
    next.at = this.at;
    next.furthest = this.furthest;
    next.#byEvent = new Set(this.#byEvent);
    this.dead = true;
    return next;
  }

  /** Goes on from a kept position, or from nothing. What took effect above it may come again: that is no second effect. */
  resume(position: Position | undefined) {
    if (!position) {
      this.ids = null;
      this.at = null;
    } else if (this.at && position.offset < this.at.offset) this.at = position;
    this.#byEvent.clear();
  }

  readonly snapshot = async (): Promise<Positions> => {
    if (this.#busy) this.#fail(new Violation('I5', `${this.room} fetched while an event was being applied`));
    if (this.ids && this.at) this.resets += 1;
    this.ids = null;
    this.at = null;
    await this.#owner.wait(20 + this.#owner.random() * (this.#owner.slowSnapshot ? 4_000 : 100));
    if (this.#owner.failSnapshot) throw new Error('snapshot');
    const position = this.#truth.position(this.room);
    const ids = this.#truth.state(this.room, position.epoch, position.offset);
    await this.#owner.wait(20 + this.#owner.random() * (this.#owner.slowSnapshot ? 4_000 : 100));
    this.#coverage.snapshots += 1;
    if (!this.dead) {
      this.ids = ids;
      this.#lateUntil = this.furthest.get(this.room) ?? 0;
      this.furthest.set(this.room, Math.max(position.offset, this.#lateUntil));
      this.at = position;
      this.#byEvent = new Set();
    }
    return { [this.room]: position };
  };

  readonly onEvent = (_name: string, _payload: object, meta: object): void | Promise<void> => {
    if (this.dead) return;
    const { epoch, offset, id, room } = meta as { epoch: string; offset: number; id: string; room: string };
    if (this.#busy) return this.#fail(new Violation('I2', `${room} ${offset} handed over while another was applied`));
    this.#check(room, epoch, offset, id);
    if (this.#owner.failApply && this.#owner.random() < 0.1) {
      this.failures += 1;
      throw new Error('apply');
    }
    if (!this.#owner.slowApply) return this.#effect(epoch, offset, id);
    this.#busy = true;
    return this.#owner.wait(this.#owner.random() * 3_000).then(() => {
      this.#busy = false;
      if (!this.dead) this.#effect(epoch, offset, id);
    });
  };

  #check(room: string, epoch: string, offset: number, id: string) {
    const row = this.#truth.rows(room, epoch)[offset - 1];
    if (room !== this.room || row?.id !== id)
      return this.#fail(new Violation('I3', `${room} ${offset} was never committed so`));
    if (!this.at || !this.ids) return this.#fail(new Violation('I2', `${room} ${offset} before any snapshot`));
    if (this.at.epoch !== epoch) return this.#fail(new Violation('I3', `${room} ${offset} is of epoch ${epoch}`));
    if (offset <= this.at.offset) return this.#fail(new Violation('I2', `${room} ${offset} after ${this.at.offset}`));
    const known = new Set(this.#truth.state(room, epoch, this.at.offset));
    for (const skipped of this.#truth.rows(room, epoch).slice(this.at.offset, offset - 1)) {
      if (!known.has(skipped.id))
        this.#fail(new Violation('I1', `${room} ${skipped.offset} was passed over by ${offset}`));
    }
    if (this.#byEvent.has(id)) this.#fail(new Violation('I2', `${id} takes effect twice`));
  }

  #effect(epoch: string, offset: number, id: string) {
    this.#coverage.applied += 1;
    this.furthest.set(this.room, Math.max(offset, this.furthest.get(this.room) ?? 0));
    this.at = { epoch, offset, id };
    this.#byEvent.add(id);
    if (!this.ids?.includes(id)) this.ids?.push(id);
  }

  /** The server heard that everything up to `offset` took effect. */
  acknowledged(offset: number, epoch: string) {
    if (this.dead || !this.at || this.at.epoch !== epoch || this.at.offset < this.#lateUntil) return;
    const known = new Set(this.ids);
    const missing = this.#truth
      .rows(this.room, epoch)
      .slice(this.at.offset, offset)
      .find(({ id }) => !known.has(id));
    if (missing) this.#fail(new Violation('I1', `${this.room} ${missing.offset} acknowledged before its effect`));
  }

  /** The view shows exactly what a fresh snapshot would. */
  get whole(): boolean {
    const fresh = this.#truth.state(this.room, this.#truth.epoch, this.#truth.head(this.room));
    return this.ids !== null && this.ids.length === fresh.length && this.ids.every((id, index) => id === fresh[index]);
  }
}
