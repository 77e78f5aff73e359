import { Alarm, type Clock, type Random } from '../shared/clock.ts';
import type { Rung } from '../shared/transport-name.ts';
import type { Link, LinkClose } from '../transports/port.ts';
import type { Ladder } from './ladder.ts';

export type AscentPort = {
  clock: Clock;
  random: Random;
  ladder: Ladder;
  /** The connection in use. */
  link(): Link | null;
  /** Tries rungs; `null` when one was adopted or something else has begun meanwhile. */
  descend(rungs: readonly Rung[]): Promise<LinkClose | null>;
  /** Does this link still work? It is asked now rather than later. */
  doubt(link: Link): void;
};

/** Replaces a connection while it goes on: by a higher rung when it is time to look upward, or by a new one. */
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

  async replace(rungs: readonly Rung[]) {
    const close = await this.#port.descend(rungs);
    const link = this.#port.link();
    if (!close || !link) return;
    this.plan();
    // What has failed is blocked only if this one still works; else the server is away.
    this.#port.doubt(link);
  }
}
