import { until } from '@tidings/testing';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { EventLog } from '../../src/platform/events/log/event-log.ts';
import type { BusMessage } from '../../src/platform/events/log/stored-event.ts';
import { defineJob, type JobType } from '../../src/platform/jobs/define-job.ts';
import { handleJob, type Job } from '../../src/platform/jobs/job-handler.ts';
import { JobStore } from '../../src/platform/jobs/job-store.ts';
import { backoffMs } from '../../src/platform/jobs/retry.ts';
import { Worker } from '../../src/platform/jobs/worker.ts';
import { createLog } from '../../src/platform/telemetry/log.ts';
import { jobWorld } from '../support/job-world.ts';
import { noEffects } from '../support/no-effects.ts';

const world = jobWorld();
const { workers } = world;
const log = createLog('silent');
const asker = { actor: null, correlationId: 'jobs-test', idempotency: null };

type Work = { n?: number | undefined };
type Run = (job: Job<Work>) => Promise<void>;
const workPayload = z.strictObject({ n: z.int().optional() });
const work = defineJob('work', workPayload);
function worker(name: string, run: Run, more: Partial<JobType<Work>> = {}, timings: object = {}): Worker {
  const made = new Worker({
    store: new JobStore(world.db, name, 60_000),
    log,
    services: undefined,
    handlers: [handleJob({ ...work, ...more }, run)],
    timings: { jobPoll: 20, jobLease: 60_000, jobUnknown: 600_000, drain: 2000, ...timings },
  });
  workers.push(made);
  return made;
}
const eventLog = (publish: (messages: readonly BusMessage[]) => void = () => undefined) =>
  new EventLog({ db: world.db, effects: noEffects, bus: { publish } });
const enqueue = (count: number, delayMs = 0) =>
  eventLog().transact(asker, async (tx) => {
    for (let n = 0; n < count; n++) tx.enqueue(work, { n }, { delayMs });
  });
const left = async () => (await world.db.pool.query('SELECT * FROM job ORDER BY id')).rows;
const dead = async () => (await world.db.pool.query('SELECT * FROM dead_letter')).rows;
const dueNow = () => world.db.pool.query('UPDATE job SET due_at = now()');

test('each of 200 jobs is done once by three workers at the same time, and none is left', async () => {
  await enqueue(200);
  const done: number[] = [];
  const by = new Set<string>();
  for (const name of ['a', 'b', 'c']) {
    const run = async ({ payload }: Job<Work>) => {
      by.add(name);
      done.push(payload.n as number);
    };
    await worker(name, run).start();
  }
  await until(async () => done.length >= 200 && (await left()).length === 0);
  expect([...done].sort((x, y) => x - y)).toEqual(Array.from({ length: 200 }, (_, n) => n));
  expect(by.size).toBe(3);
});

test('a job is there when its transaction commits, and only then; the commit wakes the worker', async () => {
  const done: Job[] = [];
  const run = async (job: Job) => void done.push(job);
  const asleep = worker('a', run, {}, { jobPoll: 60_000 });
  await asleep.start();
  const events = eventLog((messages) => {
    for (const message of messages) asleep.offer(message);
  });
  const broken = events.transact(asker, async (tx) => {
    tx.enqueue(work, {});
    throw new Error('changed its mind');
  });
  await expect(broken).rejects.toThrow('changed its mind');
  expect(await left()).toEqual([]);
  await events.transact(asker, async (tx) => {
    tx.enqueue(work, {});
  });
  await until(() => done.length === 1, { timeoutMs: 2000 });
});

test('a key keeps a job from being there twice, and delayed ones wait', async () => {
  const events = eventLog();
  for (let i = 0; i < 3; i++) {
    await events.transact(asker, async (tx) => {
      tx.enqueue(work, {}, { uniqueKey: 'only-one', delayMs: 60_000 });
    });
  }
  expect(await left()).toHaveLength(1);
  expect(await new JobStore(world.db, 'a', 1000).claim(['work'], 10)).toEqual([]);
});

test('a failure is tried again after a growing pause, then kept among the dead letters with why', async () => {
  expect([1, 2, 3, 4, 10].map(backoffMs)).toEqual([1000, 2000, 4000, 8000, 60_000]);
  await enqueue(1);
  const attempts: number[] = [];
  const run = async ({ attempt }: Job) => {
    attempts.push(attempt);
    throw new Error(`failure ${attempt}`);
  };
  await worker('a', run).start();
  for (const attempt of [1, 2]) {
    const [job] = await until(async () => {
      const jobs = await left();
      return jobs[0]?.locked_by === null && jobs[0]?.attempts === attempt && jobs;
    });
    expect(job?.last_error).toBe(`failure ${attempt}`);
    expect(job?.due_at.getTime() - Date.now()).toBeGreaterThan(backoffMs(attempt) - 900);
    await dueNow();
  }
  const [letter] = await until(async () => (await dead()).length > 0 && dead());
  expect(letter).toMatchObject({ kind: 'work', attempts: 3, last_error: 'failure 3', payload: { n: 0 } });
  expect([attempts, await left()]).toEqual([[1, 2, 3], []]);
});

test('the job of a server that died is done by another when its lease ran out; the dead one changes nothing any more', async () => {
  await enqueue(1);
  const gone = new JobStore(world.db, 'gone', 60_000);
  const [taken] = await gone.claim(['work'], 1);
  const done: Job[] = [];
  await worker('a', async (job) => void done.push(job)).start();
  expect(done).toEqual([]);
  await dueNow();
  await until(() => done.length === 1);
  expect(done[0]).toMatchObject({ id: taken?.id, attempt: 2 });
  await enqueue(1, 60_000);
  const [other] = await left();
  await gone.done([other.id]);
  expect(await left()).toHaveLength(1);
});

test('a recurring job is there once however many servers start, runs again after its period, and survives its failures', async () => {
  let runs = 0;
  const run = async () => {
    runs += 1;
    if (runs === 2) throw new Error('once');
  };
  for (const name of ['a', 'b', 'c']) await worker(name, run, { everyMs: 30, maxAttempts: 1 }).start();
  await until(() => runs >= 4);
  expect(await left()).toHaveLength(1);
  expect(await dead()).toMatchObject([{ kind: 'work', last_error: 'once', unique_key: 'recurring:work' }]);
});

test('closing takes nothing new and waits for what runs', async () => {
  await enqueue(30);
  let running = 0;
  let finished = 0;
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const one = worker('a', async () => {
    running += 1;
    await gate;
    finished += 1;
  });
  await one.start();
  await until(() => running === 8);
  const closing = one.close();
  release();
  await closing;
  expect([running, finished, (await left()).length]).toEqual([8, 8, 22]);
});

test('what is cut short by its time limit is tried as often as anything else, and then stands among the dead letters', async () => {
  let tries = 0;
  const run = async () => {
    tries += 1;
    await world.db.prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL statement_timeout = 20`;
      await tx.$queryRaw`SELECT pg_sleep(10)::text`;
    });
  };
  await enqueue(1);
  await worker('a', run, { backoffMs: () => 1 }).start();
  for (const round of [1, 2]) {
    await until(async () => (await left())[0]?.last_error && tries === round && (await left())[0].locked_by === null);
    const [job] = await left();
    expect(job.attempts).toBe(round);
    expect(job.due_at.getTime() - Date.now()).toBeGreaterThan(20_000);
    await dueNow();
  }
  await until(async () => (await dead()).length === 1 && (await left()).length === 0);
  expect(tries).toBe(3);
});

test('a database that is not there takes no try, however often it is away', async () => {
  let tries = 0;
  const run = async () => {
    tries += 1;
    if (tries <= 5) throw Object.assign(new Error('terminating connection'), { code: '57P01' });
  };
  await enqueue(1);
  await worker('a', run).start();
  await until(
    async () => {
      await dueNow();
      return (await left()).length === 0;
    },
    { intervalMs: 50 },
  );
  expect([tries, await dead()]).toEqual([6, []]);
});
