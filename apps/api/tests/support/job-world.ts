import { type Database, openDatabase } from '@tidings/db';
import { createDatabase, type TestDatabase } from '@tidings/testing';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Worker } from '../../src/platform/jobs/worker.ts';

/** A database for the tests of one file and the workers each test starts; jobs and dead letters go after each. */
export function jobWorld(): { readonly db: Database; readonly workers: Pick<Worker<unknown>, 'close'>[] } {
  const world = { db: undefined as unknown as Database, workers: [] as Pick<Worker<unknown>, 'close'>[] };
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
    world.db = openDatabase({ url: database.url, connections: 10 });
  });
  afterEach(async () => {
    await Promise.all(world.workers.splice(0).map((worker) => worker.close()));
    await world.db.pool.query('TRUNCATE job, dead_letter');
  });
  afterAll(async () => {
    await world.db.close();
    await database.drop();
  });
  return world;
}
