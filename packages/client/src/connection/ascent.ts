import { Alarm, type Clock, type Random } from '../shared/clock.ts';
import type { LadderName } from '../shared/transport-name.ts';
import type { Connection, ConnectionClose } from '../transports/port.ts';
import type { Ladder } from './ladder.ts';

export type AscentPort = {
  clock: Clock;
  random: Random;
  ladder: Ladder;
  /** The connection in use. */
  connection(): Connection | null;
  /** Tries transports; `null` when one was adopted or something else has begun meanwhile. */
  descend(names: readonly LadderName[]): Promise<ConnectionClose | null>;
  /** Does this connection still work? It is asked now rather than later. */
  doubt(connection: Connection): void;
};

/** Replaces a connection while it goes on: by a better transport when it is time to look upward, or by a new one. */
export class Ascent {
  readonly #port: AscentPort;
  readonly #look: Alarm;

  constructor(port: AscentPort) {
    this.#port = port;
    this.#look = new Alarm(port.clock, () => void this.replace(port.ladder.above()));
  }

  /** The next look upward, when the ladder says. */
  plan() {
    const { ladder, random } = this.#port;
    const wait = ladder.climbAfterMs(random);
    if (wait === null) this.#look.clear();
    else this.#look.set(wait);
  }

  clear() {
    this.#look.clear();
  }

  async replace(names: readonly LadderName[]) {
    const close = await this.#port.descend(names);
    const connection = this.#port.connection();
    if (!close || !connection) return;
    this.plan();
    // What has failed is blocked only if this one still works; else the server is away.
    this.#port.doubt(connection);
  }
}
