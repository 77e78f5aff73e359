import type { LightClient } from './light-client.ts';

/** Opens `count` connections, `width` at a time; returns them with how long each took to be ready, in ms. */
export async function openMany(
  count: number,
  width: number,
  make: (index: number) => LightClient,
): Promise<{ clients: LightClient[]; readyMs: number[]; totalMs: number }> {
  const begun = performance.now();
  const clients: LightClient[] = [];
  const readyMs: number[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      const client = make(index);
      clients.push(client);
      readyMs.push(await client.ready);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return { clients, readyMs, totalMs: performance.now() - begun };
}

/** Counts arrivals of one event and says when the last of `expected` came. */
export class Arrivals {
  #expected = 0;
  #seen = 0;
  #last = 0;
  #resolve: (at: number) => void = () => undefined;

  expect(expected: number, timeoutMs = 30_000): Promise<number> {
    this.#expected = expected;
    this.#seen = 0;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`${this.#seen} of ${expected} arrived in ${timeoutMs} ms`)),
        timeoutMs,
      );
      this.#resolve = (at) => {
        clearTimeout(timer);
        resolve(at);
      };
    });
  }

  arrived(at: number): void {
    this.#seen += 1;
    this.#last = at;
    if (this.#seen === this.#expected) this.#resolve(this.#last);
  }
}
