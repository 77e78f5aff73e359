import type { Database } from '@tidings/db';
import { HistoryRecorder, type SeededRandom, seededRandom } from '@tidings/testing';
import type { EventLog } from '../../src/platform/events/log/event-log.ts';
import type { BusMessage } from '../../src/platform/events/log/stored-event.ts';
import type { Server } from './sim-connection.ts';

export type Coverage = Record<string, number>;

/** A server of the world, as long as it lives. */
interface WorldNode extends Server {
  readonly dead: boolean;
  readonly events: EventLog;
  offer(message: BusMessage): void;
  kill(): void;
}

/** What all nodes, producers and clients of one seed share: the database, the lossy bus, and the faults. */
export class SimWorld {
  readonly random: SeededRandom;
  readonly database: Database;
  readonly recorder = new HistoryRecorder();
  readonly coverage: Coverage;
  readonly nodes: WorldNode[] = [];
  /** Raised by each restore: whoever was connected to the database before is cut off. */
  generation = 0;
  restoring: Promise<void> = Promise.resolve();
  calm = false;
  busDown = false;
  #sent = 0;
  #newest = 0;

  constructor(seed: number, database: Database, coverage: Coverage) {
    this.random = seededRandom(seed);
    this.database = database;
    this.coverage = coverage;
  }

  count(name: string, by = 1): void {
    this.coverage[name] = (this.coverage[name] ?? 0) + by;
  }

  chance(probability: number): boolean {
    return !this.calm && this.random.chance(probability);
  }

  pause(maxMs: number): Promise<void> {
    const ms = this.calm ? 0 : this.random.int(0, maxMs);
    return new Promise((resolve) => (ms === 0 ? setImmediate(resolve) : setTimeout(resolve, ms)));
  }

  /** Carries messages to the other nodes: late, twice, in another order, or not at all. */
  carry(from: WorldNode, messages: readonly BusMessage[]): void {
    for (const message of messages) {
      for (const to of this.nodes) {
        if (to === from) continue;
        if (this.busDown || this.chance(0.15)) this.count('losses');
        else this.#deliver(to, message);
        if (this.chance(0.1)) {
          this.count('duplicates');
          this.#deliver(to, message);
        }
      }
    }
  }

  #deliver(to: WorldNode, message: BusMessage): void {
    const number = ++this.#sent;
    void this.pause(12).then(() => {
      if (number < this.#newest) this.count('reorders');
      this.#newest = Math.max(this.#newest, number);
      to.offer(structuredClone(message));
    });
  }
}
