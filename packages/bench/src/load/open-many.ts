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
