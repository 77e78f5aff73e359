import { Crowds, type Turn } from './crowds.ts';

/** Whose work it is, and in which of two lanes it waits: with those who are known, or with everybody else. */
export type Place = Turn & { lane: 'known' | 'strangers' };

type Most = { running: number; waiting: Record<Place['lane'], number> };

/**
 * A line in which nobody waits for a crowd: crowds take turns, and so does everybody in one. So many run at once and so many
 * wait; when it is full, whoever has most waiting makes room. Two lanes take turns as well, and each has room of its own: as
 * many strangers as there may be take neither a place nor more than every other turn from those who are known.
 */
export class FairLine {
  readonly #lanes: Record<Place['lane'], Crowds> = { known: new Crowds(), strangers: new Crowds() };
  readonly #most: Most;
  readonly #refusal: () => Error;
  #next: Place['lane'] = 'known';
  #running = 0;

  /** `refusal` makes what those get who had to make room. */
  constructor(most: Most, refusal: () => Error) {
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

  #wait(place: Place): Promise<void> {
    return new Promise((start, refuse) => {
      const lane = this.#lanes[place.lane];
      lane.add(place, { start, refuse });
      if (lane.waiting > this.#most.waiting[place.lane]) lane.takeLargest()?.refuse(this.#refusal());
    });
  }

  #startNext(): boolean {
    const first = this.#next;
    const second = first === 'known' ? 'strangers' : 'known';
    const entry = this.#lanes[first].takeNext();
    this.#next = entry ? second : first;
    const starting = entry ?? this.#lanes[second].takeNext();
    starting?.start();
    return starting !== undefined;
  }
}
