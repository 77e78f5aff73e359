import { Alarm, type Clock } from '../shared/clock.ts';
import type { Connection } from '../transports/port.ts';

const LOOK_EVERY_MS = 100;

/** An old connection beside its replacement: it goes when the new one has brought everything, or after a bounded while. */
export class Retiring {
  readonly #clock: Clock;
  readonly #alarm: Alarm;
  #connection: Connection | null = null;
  #until = 0;

  constructor(clock: Clock, caughtUp: () => boolean) {
    this.#clock = clock;
    this.#alarm = new Alarm(clock, () => {
      if (!caughtUp() && clock.now() < this.#until) this.#alarm.set(LOOK_EVERY_MS);
      else this.now();
    });
  }

  get connection(): Connection | null {
    return this.#connection;
  }

  start(connection: Connection, forMs: number) {
    this.now();
    this.#connection = connection;
    this.#until = this.#clock.now() + forMs;
    this.#alarm.set(0);
  }

  /** Ends it at once. */
  now() {
    this.#alarm.clear();
    this.#connection?.close();
    this.#connection = null;
  }
}
