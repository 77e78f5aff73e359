import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { figure, until } from '@tidings/testing';
import { bearer, connect, heardOf, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, newTopic, startForum } from '../support/forum.ts';

/** 20,000 in a soak. */
const CYCLES = Number(process.env.TIDINGS_CYCLES ?? 2000);
let forum: Forum;
let alice: Member;
beforeAll(async () => {
  const timings = { roomLinger: 50, sseIdle: 20, leaseBatch: 10 };
  forum = await startForum({ CONNECTIONS_PER_MEMBER: '1000', TIMINGS: JSON.stringify(timings) });
  alice = await forum.join('alice');
});
afterAll(() => forum.close());

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
async function heapAfterCollection(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
    least = Math.min(least, process.memoryUsage().heapUsed);
  }
  return least;
}

test(
  'fault 20: 2,000 connections that come and go leave nothing behind: heap within 5 %, maps at their base',
  async () => {
    const room = `topic:${await newTopic(alice, await forum.category())}`;
    const cycle = async (n: number) => {
      if (n % 4 === 3) {
        const live = await stream(forum.url, '/api/stream', bearer(alice));
        await heardOf(live, 'session:ready');
        live.end();
        return;
      }
      const transports = n % 4 === 2 ? (['polling'] as const) : (['websocket'] as const);
      const live = connect(forum.url, alice, { transports: [...transports], upgrade: false });
      await live.ready;
      await live.ask('subscribe', { rooms: [{ room }] });
      live.socket.removeAllListeners();
      live.socket.disconnect();
    };
    const run = async (from: number, count: number) => {
      for (let n = from; n < from + count; n += 25)
        await Promise.all(Array.from({ length: 25 }, (_, i) => cycle(n + i)));
    };
    const { realtime } = forum.app;
    const { admission } = realtime;
    const atRest = () =>
      until(async () => admission.connectionCount + admission.registry.size + admission.leases.size === 0, {
        timeoutMs: 15_000,
        what: 'everybody to be gone',
      });
    await run(0, 500);
    await atRest();
    const before = await heapAfterCollection();
    await run(500, CYCLES);
    await atRest();
    await until(async () => (await forum.db.prisma.connectionLease.count()) === 0, { what: 'no lease' });
    await until(() => !realtime.joining.tracker.rooms.has(room), { what: 'the room to be forgotten' });
    expect([...realtime.joining.tracker.rooms.keys()]).toEqual(['internal:sessions']);
    expect(realtime.gateway.connections.size).toBe(0);
    expect(realtime.gateway.io.of('/forum').sockets.size).toBe(0);
    const after = await heapAfterCollection();
    const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
    const proof = `${CYCLES} connect/disconnect cycles`;
    figure(proof, 'heap before, after', `${megabytes(before)}, ${megabytes(after)}`, '≤ +5 %');
    expect(after).toBeLessThan(before * 1.05);
  },
  120_000 + CYCLES * 30,
);
