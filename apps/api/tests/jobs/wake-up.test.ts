import { type Database, openDatabase } from '@tidings/db';
import { createDatabase, startRedis, type TestDatabase, until } from '@tidings/testing';
import { afterAll, beforeAll, test } from 'vitest';
import { z } from 'zod';
import { RedisBus } from '../../src/platform/events/bus/redis-bus.ts';
import { EventLog } from '../../src/platform/events/log/event-log.ts';
import { defineJob } from '../../src/platform/jobs/define-job.ts';
import { handleJob, type Job } from '../../src/platform/jobs/job-handler.ts';
import { JobStore } from '../../src/platform/jobs/job-store.ts';
import { Worker } from '../../src/platform/jobs/worker.ts';
import { redisBusConnection } from '../../src/platform/redis/bus-connection.ts';
import { connectRedis } from '../../src/platform/redis/connect.ts';
import { createLog } from '../../src/platform/telemetry/log.ts';
import { noEffects } from '../support/no-effects.ts';

const log = createLog('silent');
const asker = { actor: null, correlationId: 'wake-up-test', idempotency: null };
const work = defineJob('work', z.strictObject({}));
const done: Job[] = [];
let database: TestDatabase;
let db: Database;
let redis: Awaited<ReturnType<typeof startRedis>>;
/** A server that commits and does no work, and one that works. */
let commits: RedisBus;
let works: RedisBus;
let worker: Worker;

function bus(node: string): RedisBus {
  return new RedisBus({
    ...{ node, keys: [Buffer.alloc(32, 7)], onCompare: () => undefined, onDropped: () => undefined },
    openConnection: redisBusConnection((name) => connectRedis(redis.url, name, log)),
    onError: (error) => {
      throw error;
    },
    timings: { busBatch: 2, busBeat: 50, busSilence: 500 },
  });
}
function startWorker(jobPoll: number): Promise<void> {
  const run = async (job: Job) => void done.push(job);
  worker = new Worker({
    store: new JobStore(db, 'works', 60_000),
    handlers: [handleJob(work, run)],
    services: undefined,
    log,
    timings: { jobPoll, jobLease: 60_000, jobUnknown: 600_000, drain: 2000 },
  });
  works.deliverTo(worker);
  return worker.start();
}
const commitOne = () =>
  new EventLog({ db, effects: noEffects, bus: commits }).transact(asker, async (tx) => tx.enqueue(work, {}));

beforeAll(async () => {
  redis = await startRedis();
  database = await createDatabase();
  db = openDatabase({ url: database.url, connections: 4 });
  commits = bus('commits');
  works = bus('works');
  await Promise.all([commits.start(), works.start()]);
  await until(() => commits.healthy && works.healthy);
});
afterAll(async () => {
  await Promise.all([commits.close(), works.close()]);
  await db.close();
  await database.drop();
  await redis.stop();
});

test('a job committed on a server that does no work is picked up at once on another, over the bus', async () => {
  await startWorker(600_000);
  for (let i = 1; i <= 3; i++) {
    await commitOne();
    await until(() => done.length === i, { timeoutMs: 1000, what: 'the job to be done' });
  }
  await worker.close();
});

test('while Redis is away the worker finds it by itself within its idle poll', async () => {
  await redis.stop();
  await until(() => !commits.healthy && !works.healthy);
  await startWorker(1000);
  const before = done.length;
  await commitOne();
  await until(() => done.length === before + 1, { timeoutMs: 2000, what: 'the job to be found' });
  await worker.close();
});
