import type { Redis } from 'ioredis';

/** Asks Redis for a sign of life on a connection of its own: ms it took, or a rejection while it is away. */
export function redisPing(redis: Redis): { ping(): Promise<number>; close(): void } {
  redis.connect().catch(() => undefined);
  return {
    async ping() {
      const startedAt = performance.now();
      await redis.ping();
      return performance.now() - startedAt;
    },
    close: () => redis.disconnect(),
  };
}
