import type { Log } from '../../telemetry/log.ts';

type Limits = { max: number; warnAt: number; refuseAt: number };

export const RETRY_AFTER_SECONDS = 20;

/** How full this server is (OPS-4): engine connections and event streams together. */
export class Capacity {
  readonly #limits: Limits;
  readonly #count: () => number;
  readonly #log: Log;
  #warned = false;

  constructor(limits: Limits, count: () => number, log: Log) {
    this.#limits = limits;
    this.#count = count;
    this.#log = log;
  }

  /** May one more connection come? Crossing the warning mark is logged once until it is left again. */
  get full(): boolean {
    const connections = this.#count();
    if (connections >= this.#limits.warnAt && !this.#warned) {
      this.#warned = true;
      this.#log.warn(
        { connections, ...this.#limits },
        'Connections reached 90 % of MAX_CONNECTIONS; the server refuses more at 95 %',
      );
    } else if (connections < this.#limits.warnAt * 0.95) this.#warned = false;
    return connections >= this.#limits.refuseAt;
  }

  get used(): number {
    return this.#count() / this.#limits.max;
  }

  get state(): 'healthy' | 'degraded' | 'unhealthy' {
    if (this.used < 0.8) return 'healthy';
    return this.used < 0.95 ? 'degraded' : 'unhealthy';
  }
}
