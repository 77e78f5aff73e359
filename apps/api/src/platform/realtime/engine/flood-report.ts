import type { Log } from '../../telemetry/log.ts';
import type { Limit } from './engine-budget.ts';

export type Flood = { limit: Limit; packets: number; bytes: number; requests: number; address: string };

/** Says who was closed for sending too much: the first at once, those of the next `quietMs` in one line with how many. */
export class FloodReport {
  readonly #log: Log;
  readonly #onFlood: (limit: Limit) => void;
  readonly #quietMs: number;
  #timer: NodeJS.Timeout | null = null;
  #more = { connections: 0, packets: 0, bytes: 0 };
  #addresses = new Set<string>();

  constructor(log: Log, onFlood: (limit: Limit) => void, quietMs: number) {
    this.#log = log;
    this.#quietMs = quietMs;
    this.#onFlood = onFlood;
  }

  note(flood: Flood): void {
    this.#onFlood(flood.limit);
    if (this.#timer === null) {
      this.#log.warn(
        { security: 'flood', ...flood },
        'Closed a connection that sent more than a client has to say; it may connect again',
      );
      this.#timer = setTimeout(() => this.#rest(), this.#quietMs);
      this.#timer.unref();
      return;
    }
    this.#more.connections += 1;
    this.#more.packets += flood.packets;
    this.#more.bytes += flood.bytes;
    if (this.#addresses.size < 1000) this.#addresses.add(flood.address);
  }

  #rest(): void {
    this.#timer = null;
    const more = this.#more;
    if (more.connections === 0) return;
    this.#log.warn(
      { security: 'flood', ...more, addresses: this.#addresses.size },
      'Closed more connections that sent more than a client has to say',
    );
    this.#more = { connections: 0, packets: 0, bytes: 0 };
    this.#addresses.clear();
  }
}
