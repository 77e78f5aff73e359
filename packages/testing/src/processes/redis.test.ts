import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../time/until.ts';
import { type RedisProcess, redisAnswers, startRedis } from './redis.ts';

let redis: RedisProcess;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.kill());

test('a stopped Redis hangs with its port open, and answers again when continued', async () => {
  redis.stop();
  expect(await redisAnswers(redis.port)).toBe(false);
  redis.cont();
  expect(await until(() => redisAnswers(redis.port))).toBe(true);
});

test('a killed Redis comes back on the same port', async () => {
  const before = redis.pid;
  await redis.kill();
  expect(await redisAnswers(redis.port)).toBe(false);
  await redis.restart();
  expect(await redisAnswers(redis.port)).toBe(true);
  expect(redis.pid).not.toBe(before);
});

test('a taken port is named', async () => {
  await expect(startRedis({ port: redis.port })).rejects.toThrow(`${redis.port}`);
});
