import { createDatabase, startRedis } from '@tidings/testing';
import { type Forum, startForum } from './forum.ts';

export type TwoForums = {
  here: Forum;
  there: Forum;
  redis: Awaited<ReturnType<typeof startRedis>>;
  close: () => Promise<void>;
};

/** Two servers in this process on one database, who hear one another over a Redis of their own. */
export async function startTwoForums(timings: Record<string, number>): Promise<TwoForums> {
  const redis = await startRedis();
  const database = await createDatabase();
  const environment = {
    WS_ADAPTER: 'redis',
    REDIS_URL: redis.url,
    AUTH_SECRET: 'one secret for both servers, long enough',
    TIMINGS: JSON.stringify(timings),
  };
  const here = await startForum(environment, database);
  const there = await startForum(environment, database);
  return {
    ...{ here, there, redis },
    async close() {
      await here.close();
      await there.close();
      await database.drop();
      await redis.stop();
    },
  };
}
