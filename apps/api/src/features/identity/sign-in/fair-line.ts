/** Whose work it is: within a crowd everybody takes turns, and so do the crowds. */
export type Place = { crowd: string; who: string };

type Entry = { start: () => void; refuse: (error: Error) => void };
type Queues<T> = Map<string, T>;

const count = (queues: Queues<Entry[]>): number => [...queues.values()].reduce((sum, { length }) => sum + length, 0);

/** The key of the largest; of several the first. */
function largest<T>(queues: Queues<T>, size: (queue: T) => number): string {
  return [...queues].reduce((best, next) => (size(next[1]) > size(best[1]) ? next : best))[0];
}

/**
 * A line in which nobody waits for a crowd: crowds take turns, and so does everybody in one. So many run at once and so many
 * wait; when it is full, whoever has most waiting makes room.
 */
export class FairLine {
  readonly #crowds: Queues<Queues<Entry[]>> = new Map();
  readonly #most: { running: number; waiting: number };
  readonly #refusal: () => Error;
  #running = 0;
  #waiting = 0;

  /** `refusal` makes what those get who had to make room. */
  constructor(most: { running: number; waiting: number }, refusal: () => Error) {
    this.#most = most;
    this.#refusal = refusal;
  }

  /** Does the work when its turn comes. Rejects as the work does, or with the refusal. */
  async run<T>(place: Place, work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#most.running) await this.#wait(place);
    else this.#running += 1;
    try {
      return await work();
    } finally {
      if (!this.#startNext()) this.#running -= 1;
    }
  }

  #wait({ crowd, who }: Place): Promise<void> {
    return new Promise((start, refuse) => {
      const queues = this.#crowds.get(crowd) ?? new Map<string, Entry[]>();
      const queue = queues.get(who) ?? [];
      this.#crowds.set(crowd, queues);
      queues.set(who, queue);
      queue.push({ start, refuse });
      this.#waiting += 1;
      if (this.#waiting > this.#most.waiting) this.#makeRoom();
    });
  }

  #makeRoom(): void {
    const crowd = largest(this.#crowds, count);
    const queues = this.#crowds.get(crowd) ?? new Map<string, Entry[]>();
    const who = largest(queues, ({ length }) => length);
    const last = queues.get(who)?.pop();
    this.#forgetEmpty(crowd, who);
    this.#waiting -= 1;
    last?.refuse(this.#refusal());
  }

  #startNext(): boolean {
    const [[crowd, queues] = ['', null]] = this.#crowds;
    const [[who, queue] = ['', null]] = queues ?? [];
    const entry = queue?.shift();
    if (!queues || !queue || !entry) return false;
    // To the end of both lines: their next turn comes after everybody else's.
    this.#crowds.delete(crowd);
    this.#crowds.set(crowd, queues);
    queues.delete(who);
    queues.set(who, queue);
    this.#forgetEmpty(crowd, who);
    this.#waiting -= 1;
    entry.start();
    return true;
  }

  #forgetEmpty(crowd: string, who: string): void {
    const queues = this.#crowds.get(crowd);
    if (queues?.get(who)?.length === 0) queues.delete(who);
    if (queues?.size === 0) this.#crowds.delete(crowd);
  }
}
