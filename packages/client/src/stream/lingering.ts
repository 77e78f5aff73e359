import { Alarm, type Clock } from '../shared/clock.ts';

/** Rooms whose last subscriber went: they are left a moment later, so that a page and back costs nothing. */
export class Lingering {
  readonly #clock: Clock;
  readonly #ms: number;
  readonly #alarms = new Map<string, Alarm>();

  constructor(clock: Clock, ms: number) {
    this.#clock = clock;
    this.#ms = ms;
  }

  start(room: string, leave: () => void) {
    this.cancel(room);
    const alarm = new Alarm(this.#clock, () => {
      this.#alarms.delete(room);
      leave();
    });
    this.#alarms.set(room, alarm);
    alarm.set(this.#ms);
  }

  cancel(room: string) {
    this.#alarms.get(room)?.clear();
    this.#alarms.delete(room);
  }

  /** Places are needed: whoever lingers leaves now. */
  hurry() {
    for (const alarm of this.#alarms.values()) alarm.set(0);
  }

  clear() {
    for (const alarm of this.#alarms.values()) alarm.clear();
    this.#alarms.clear();
  }
}
