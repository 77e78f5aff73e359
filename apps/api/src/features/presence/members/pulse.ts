import type { Database } from '@tidings/db';
import { type Clock, systemClock } from '../../../platform/kernel/clock.ts';
import { beat, leave } from './repository.ts';

export type PulseOptions = {
  db: Pick<Database, 'pool'>;
  serverId: string;
  timings: { presenceBeat: number; presenceLife: number; presenceLinger: number };
  busHealthy: () => boolean;
  /** It is new, or was not believed any more: it has to say anew who is on it. */
  onLapsed: () => void;
  /** Another server came or went, or others may not have been heard: whoever is watched is looked at. */
  onDoubt: () => void;
  onBeat: () => void;
  onError: (error: unknown) => void;
  clock?: Clock;
};

/** At each of so many beats everybody who is watched is looked at, for what was not heard; then what is long over is taken away, too. */
const BEATS = 6;

/** Says that this server lives, and hears which others do. */
export class Pulse {
  readonly #options: PulseOptions;
  readonly #clock: Clock;
  #timer: unknown = null;
  #servers = '';
  #beatAt: number | null = null;
  #count = 0;
  #deaf = false;
  #work: Promise<void>;
  #closed = false;

  constructor(options: PulseOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#work = this.#beat();
  }

  /** Nobody was heard of for as long as servers are believed: that others look dead means nothing. */
  isBlind = (): boolean =>
    this.#beatAt === null || this.#clock.now() - this.#beatAt > this.#options.timings.presenceLife;

  /** Leaves: who is on it may come back elsewhere for a while. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#clock.clearTimeout(this.#timer);
    await this.#work;
    const { db, serverId, timings, onError } = this.#options;
    await leave(db, serverId, timings.presenceLinger).catch(onError);
  }

  async #beat(): Promise<void> {
    const { db, serverId, timings, busHealthy, onLapsed, onDoubt, onBeat, onError } = this.#options;
    try {
      const all = this.#count++ % BEATS === BEATS - 1;
      const { lapsed, servers } = await beat(db, serverId, timings.presenceLife, all);
      this.#beatAt = this.#clock.now();
      const others = JSON.stringify(servers);
      const deaf = !busHealthy();
      onBeat();
      if (lapsed) onLapsed();
      // Once more when they are heard again: until then something may have been missed.
      if (all || lapsed || deaf || this.#deaf || others !== this.#servers) onDoubt();
      this.#servers = others;
      this.#deaf = deaf;
    } catch (error) {
      onError(error);
    }
    if (this.#closed) return;
    this.#timer = this.#clock.setTimeout(() => {
      this.#work = this.#beat();
    }, timings.presenceBeat);
  }
}
