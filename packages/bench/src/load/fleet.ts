import { readFileSync } from 'node:fs';
import { LoadProcess } from './load-process.ts';
import type { Answers, Back, Knocked, Order, Return, Who } from './orders.ts';

const SOCKETS_A_PROCESS = 5000;
/** Files a process needs beside its sockets. */
const RESERVE = 500;

/** How many connections one process of this machine may hold: 5,000, or what its limit of open files leaves. */
function socketsAProcess(): number {
  const limit = Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? 4096);
  return Math.min(SOCKETS_A_PROCESS, limit - RESERVE);
}

/** How `count` connections are spread over processes: where each begins and how many it holds. */
export function shares(count: number, most: number): { from: number; count: number }[] {
  const processes = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: processes }, (_, n) => {
    const from = Math.floor((n * count) / processes);
    return { from, count: Math.floor(((n + 1) * count) / processes) - from };
  });
}

/** Connections of one kind, spread over processes of their own, so that no process runs out of files or of time. */
export class Fleet {
  readonly count: number;
  readonly #processes: LoadProcess[] = [];

  private constructor(count: number) {
    this.count = count;
  }

  /** Opens `count` connections, `width` at a time over all processes; resolves when every one is ready. */
  static async open(url: string, who: Who, count: number, width = 32): Promise<{ fleet: Fleet; readyMs: number[] }> {
    const fleet = new Fleet(count);
    const parts = shares(count, socketsAProcess());
    try {
      const opened = await Promise.all(
        parts.map((part) => {
          const process = new LoadProcess();
          fleet.#processes.push(process);
          const share = Math.max(1, Math.ceil(width / parts.length));
          return process.order({ do: 'open', url, who, ...part, width: share }, 120_000);
        }),
      );
      return { fleet, readyMs: opened.flatMap(({ readyMs }) => readyMs) };
    } catch (error) {
      fleet.stop();
      throw error;
    }
  }

  async subscribe(room: string): Promise<void> {
    await this.#all({ do: 'subscribe', room }, 120_000);
  }

  /** Does `cause` and resolves with how long it took, in ms from `begun`, until the last one had the event. */
  async last(event: string, begun: () => Promise<number>, timeoutMs = 30_000): Promise<number> {
    await this.#all({ do: 'arm', event }, 10_000);
    const from = await begun();
    const lasts = await this.#all({ do: 'arrived', timeoutMs }, timeoutMs + 5000);
    return Math.max(...lasts.map(({ last }) => last)) - from;
  }

  /** Sends all of them how to come back when their server goes. */
  async storm(back: Return, timeoutMs: number): Promise<void> {
    await this.#all({ do: 'storm', back, timeoutMs }, 10_000);
  }

  /** Resolves when every one is back. */
  async returned(timeoutMs: number): Promise<Back> {
    const parts = await this.#all({ do: 'returned' }, timeoutMs + 5000);
    return {
      at: parts.flatMap(({ at }) => at),
      afterSlotMs: parts.flatMap(({ afterSlotMs }) => afterSlotMs),
      tries: parts.reduce((sum, { tries }) => sum + tries, 0),
    };
  }

  /** Has one of the processes knock, beside the connections it holds. */
  async knock(url: string, perSecond: number, seconds: number): Promise<Knocked> {
    const [process] = this.#processes;
    if (!process) throw new Error('nobody is here to knock');
    return process.order({ do: 'knock', url, perSecond, seconds }, seconds * 1000 + 30_000);
  }

  /** Closes the connections in order, and ends the processes. */
  async close(): Promise<void> {
    try {
      await this.#all({ do: 'close' }, 10_000);
      await new Promise((resolve) => setTimeout(resolve, 1000));
    } finally {
      this.stop();
    }
  }

  stop(): void {
    for (const process of this.#processes) process.stop();
  }

  #all<D extends Order['do']>(order: Extract<Order, { do: D }>, timeoutMs: number): Promise<Answers[D][]> {
    return Promise.all(this.#processes.map((process) => process.order(order, timeoutMs)));
  }
}
