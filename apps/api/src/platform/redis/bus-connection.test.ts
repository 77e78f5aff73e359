import { connect, createServer, type Socket } from 'node:net';
import { type RedisProcess, startRedis, until } from '@tidings/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { redisBusConnection } from './bus-connection.ts';
import { connectRedis } from './connect.ts';

let redis: RedisProcess;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.kill());

/** A way to Redis that is cut each time somebody asks to subscribe, as often as it was asked. */
async function cuttingWay() {
  const open = new Set<Socket>();
  const state = { cuts: 0, left: 0 };
  const server = createServer((near) => {
    const far = connect(redis.port, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    far.on('data', (data) => near.write(data));
    near.on('data', (data) => {
      if (state.left > 0 && /subscribe/i.test(data.toString('latin1'))) {
        state.left -= 1;
        state.cuts += 1;
        near.destroy();
      } else far.write(data);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    state,
    url: `redis://127.0.0.1:${port}`,
    cut: () => {
      for (const socket of open) socket.destroy();
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

test('FAULTS 6: a connection that is cut while it subscribes anew rejects nowhere, and the next one is subscribed', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  const way = await cuttingWay();
  const heard: string[] = [];
  let ready = 0;
  const connection = redisBusConnection((name) => connectRedis(way.url, name, pino({ level: 'silent' })))({
    ready: () => {
      ready += 1;
    },
    lost: () => undefined,
    message: (text) => heard.push(text),
  });
  try {
    await until(() => ready > 0, { what: 'the first connection' });
    way.state.left = 3;
    way.cut();
    await until(() => way.state.cuts === 3, { timeoutMs: 15_000, what: 'three cuts' });
    const before = ready;
    await until(() => ready > before, { timeoutMs: 15_000, what: 'a connection that stays' });
    await connection.publish('still here');
    await until(() => heard.includes('still here'), { what: 'a message over the new connection' });
    expect(unhandled).toEqual([]);
  } finally {
    connection.close();
    await way.close();
    process.off('unhandledRejection', note);
  }
});
