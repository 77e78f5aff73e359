import { until } from '@tidings/testing';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { EventLog } from '../../src/platform/events/log/event-log.ts';
import { defineJob, type Queue } from '../../src/platform/jobs/define-job.ts';
import { handleJob, handleJobs, type JobHandler } from '../../src/platform/jobs/job-handler.ts';
import { JobStore } from '../../src/platform/jobs/job-store.ts';
import { Worker } from '../../src/platform/jobs/worker.ts';
import { createLog } from '../../src/platform/telemetry/log.ts';
import { jobWorld } from '../support/job-world.ts';
import { noEffects } from '../support/no-effects.ts';

const world = jobWorld();
const { workers } = world;
const asker = { actor: null, correlationId: 'queues-test', idempotency: null };

async function work(handlers: JobHandler<undefined>[], timings: object = {}): Promise<void> {
  const worker = new Worker<undefined>({
    store: new JobStore(world.db, 'one', 60_000),
    handlers,
    services: undefined,
    log: createLog('silent'),
    timings: { jobPoll: 20, jobLease: 60_000, jobUnknown: 600_000, drain: 2000, ...timings },
  });
  workers.push(worker);
  await worker.start();
}
const events = () => new EventLog({ db: world.db, effects: noEffects, bus: { publish: () => undefined } });
const left = async () => (await world.db.pool.query('SELECT * FROM job ORDER BY id')).rows;
const dead = async () => (await world.db.pool.query('SELECT * FROM dead_letter ORDER BY id')).rows;
const number = z.strictObject({ n: z.int() });

test('a queue that is stuck keeps no other queue waiting, and takes no more hands than it has', async () => {
  const slow: Queue = { name: 'slow', concurrency: 2 };
  const slowJob = defineJob('slow', number, { queue: slow });
  const quickJob = defineJob('quick', number);
  await events().transact(asker, async (tx) => {
    for (let n = 0; n < 10; n++) tx.enqueue(slowJob, { n });
    for (let n = 0; n < 10; n++) tx.enqueue(quickJob, { n });
  });
  let stuck = 0;
  let quick = 0;
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await work([
    handleJob(slowJob, async () => {
      stuck += 1;
      await gate;
    }),
    handleJob(quickJob, async () => {
      quick += 1;
    }),
  ]);
  await until(() => quick === 10 && stuck === 2);
  expect(stuck).toBe(2);
  release();
  await until(async () => (await left()).length === 0);
});

test('jobs of a kind are done in batches; one that fails is tried alone and spoils no others', async () => {
  const batchJob = defineJob('batch', number, { backoffMs: () => 0, maxAttempts: 2 });
  await events().transact(asker, async (tx) => {
    for (let n = 0; n < 25; n++) tx.enqueue(batchJob, { n });
  });
  const batches: number[][] = [];
  const done = new Set<number>();
  await work([
    handleJobs(batchJob, 10, async (jobs) => {
      const numbers = jobs.map(({ payload }) => payload.n);
      batches.push(numbers);
      if (numbers.includes(7)) throw new Error('7 is broken');
      for (const n of numbers) done.add(n);
    }),
  ]);
  await until(async () => (await left()).length === 0);
  expect(done.size).toBe(24);
  expect(Math.max(...batches.map(({ length }) => length))).toBe(10);
  expect(await dead()).toMatchObject([{ kind: 'batch', payload: { n: 7 }, last_error: '7 is broken', attempts: 2 }]);
});

test('single jobs beside a kind of large batches never have more hands than their queue', async () => {
  const many = defineJob('many', number);
  const single = defineJob('single', number);
  await events().transact(asker, async (tx) => {
    for (let n = 0; n < 40; n++) tx.enqueue(single, { n });
    for (let n = 0; n < 40; n++) tx.enqueue(many, { n });
  });
  let at = 0;
  let most = 0;
  const busy = async () => {
    at += 1;
    most = Math.max(most, at);
    await new Promise((resolve) => setTimeout(resolve, 5));
    at -= 1;
  };
  await work([handleJobs(many, 100, busy), handleJob(single, busy)]);
  await until(async () => (await left()).length === 0);
  expect(most).toBe(8);
});

test('a job whose server ended at every try is a dead letter, and is not tried again', async () => {
  const job = defineJob('deadly', number);
  await world.db.pool.query(
    `INSERT INTO job (id, kind, payload, attempts) VALUES (gen_random_uuid(), 'deadly', '{"n":1}', 3)`,
  );
  let runs = 0;
  await work([
    handleJob(job, async () => {
      runs += 1;
    }),
  ]);
  const [letter] = await until(async () => (await dead()).length > 0 && dead());
  expect(letter?.last_error).toContain('Its server ended at every try');
  expect(runs).toBe(0);
});

test('a server does not take the job it is still running, even when its lease has ended', async () => {
  const job = defineJob('long', number);
  await events().transact(asker, async (tx) => tx.enqueue(job, { n: 1 }));
  let runs = 0;
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  await work([
    handleJob(job, async () => {
      runs += 1;
      await gate;
    }),
  ]);
  await until(() => runs === 1);
  await world.db.pool.query('UPDATE job SET due_at = now()');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(runs).toBe(1);
  release();
  await until(async () => (await left()).length === 0);
});

test('a payload that is not what the kind carries is a dead letter at once, and is never handed on', async () => {
  const job = defineJob('typed', number);
  await world.db.pool.query(`INSERT INTO job (id, kind, payload) VALUES (gen_random_uuid(), 'typed', '{"n":"seven"}')`);
  let runs = 0;
  await work([
    handleJob(job, async () => {
      runs += 1;
    }),
  ]);
  const [letter] = await until(async () => (await dead()).length > 0 && dead());
  expect(letter).toMatchObject({ kind: 'typed', attempts: 1, payload: { n: 'seven' } });
  expect(letter?.last_error).toContain('The payload is not what the kind carries');
  expect([runs, await left()]).toEqual([0, []]);
});

test('a kind no server handles waits as long as a deployment takes, then is a dead letter', async () => {
  await world.db.pool.query(
    `INSERT INTO job (id, kind, payload, unique_key) VALUES (gen_random_uuid(), 'newer', '{}', 'one')`,
  );
  await work([handleJob(defineJob('known', number), async () => undefined)], { jobUnknown: 2000 });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await left()).toHaveLength(1);
  const [letter] = await until(async () => (await dead()).length > 0 && dead(), { timeoutMs: 10_000 });
  expect(letter).toMatchObject({ kind: 'newer', unique_key: 'one', last_error: 'No server handles this kind of job.' });
});

test('a job is not due before its time', async () => {
  const job = defineJob('later', number);
  const dueAt = new Date(Date.now() + 3600_000);
  await events().transact(asker, async (tx) => tx.enqueue(job, { n: 1 }, { dueAt }));
  expect((await left())[0]?.due_at).toEqual(dueAt);
  expect(await new JobStore(world.db, 'one', 1000).claim(['later'], 1)).toEqual([]);
});

test('two handlers of one kind are refused when the server starts', () => {
  const job = defineJob('twice', number);
  const handler = handleJob(job, async () => undefined);
  const both = () =>
    new Worker<undefined>({
      store: new JobStore(world.db, 'one', 1000),
      handlers: [handler, handler],
      services: undefined,
      log: createLog('silent'),
      timings: { jobPoll: 20, jobLease: 60_000, jobUnknown: 600_000, drain: 2000 },
    });
  expect(both).toThrow('Two features handle jobs of kind twice.');
});
