/** Whose work it is: within a crowd everybody takes turns, and so do the crowds. */
export type Turn = { crowd: string; who: string };

export type Entry = { start: () => void; refuse: (error: Error) => void };
type Queues<T> = Map<string, T>;

const count = (queues: Queues<Entry[]>): number => [...queues.values()].reduce((sum, { length }) => sum + length, 0);

/** The key of the largest; of several the first. */
function largest<T>(queues: Queues<T>, size: (queue: T) => number): string {
  return [...queues].reduce((best, next) => (size(next[1]) > size(best[1]) ? next : best))[0];
}

/** Those who wait, in crowds that take turns. */
export class Crowds {
  readonly #crowds: Queues<Queues<Entry[]>> = new Map();
  #waiting = 0;

  get waiting(): number {
    return this.#waiting;
  }

  add({ crowd, who }: Turn, entry: Entry): void {
    const queues = this.#crowds.get(crowd) ?? new Map<string, Entry[]>();
    const queue = queues.get(who) ?? [];
    this.#crowds.set(crowd, queues);
    queues.set(who, queue);
    queue.push(entry);
    this.#waiting += 1;
  }

  /** The last of who has most waiting, in the crowd that has most. */
  takeLargest(): Entry | undefined {
    if (this.#waiting === 0) return undefined;
    const crowd = largest(this.#crowds, count);
    const queues = this.#crowds.get(crowd) ?? new Map<string, Entry[]>();
    const who = largest(queues, ({ length }) => length);
    return this.#left(crowd, who, queues.get(who)?.pop());
  }

  /** Whose turn it is. */
  takeNext(): Entry | undefined {
    const [[crowd, queues] = ['', null]] = this.#crowds;
    const [[who, queue] = ['', null]] = queues ?? [];
    if (!queues || !queue) return undefined;
    // To the end of both lines: their next turn comes after everybody else's.
    this.#crowds.delete(crowd);
    this.#crowds.set(crowd, queues);
    queues.delete(who);
    queues.set(who, queue);
    return this.#left(crowd, who, queue.shift());
  }

  #left(crowd: string, who: string, entry: Entry | undefined): Entry | undefined {
    const queues = this.#crowds.get(crowd);
    if (queues?.get(who)?.length === 0) queues.delete(who);
    if (queues?.size === 0) this.#crowds.delete(crowd);
    if (entry) this.#waiting -= 1;
    return entry;
  }
}
