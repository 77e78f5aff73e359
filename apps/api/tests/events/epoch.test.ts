import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseClient } from '@tidings/db/client';
import { createDatabase, type OwnPostgres, startOwnPostgres, type TestDatabase } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Epoch } from '../../src/platform/events/epoch/epoch.ts';

let own: OwnPostgres;
const directories: string[] = [];
const directory = () => {
  const made = mkdtempSync(join(tmpdir(), 'tidings-epoch-'));
  directories.push(made);
  return made;
};

async function using<T>(url: string, work: (client: DatabaseClient) => Promise<T>): Promise<T> {
  const client = new DatabaseClient({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
/** What a server that starts with this directory takes the epoch for. */
const start = async (url: string, dataDir: string): Promise<string> => {
  const epoch = new Epoch(dataDir);
  await using(url, (client) => epoch.verify(client));
  return epoch.current();
};

beforeAll(async () => {
  own = await startOwnPostgres();
}, 60_000);
afterAll(async () => {
  await own.stop();
  for (const made of directories) rmSync(made, { recursive: true, force: true });
});

test('the epoch stays over restarts of the server, of PostgreSQL, and after a crash of it', async () => {
  const { url } = await own.createDatabase();
  const dataDir = directory();
  const epoch = await start(url, dataDir);
  await using(url, (client) => client.query('CREATE TABLE noise AS SELECT generate_series(1, 20000) n'));
  expect(await start(url, dataDir)).toBe(epoch);
  await own.shutdown();
  await own.restart();
  expect(await start(url, dataDir)).toBe(epoch);
  await own.kill();
  await own.restart();
  expect(await start(url, dataDir)).toBe(epoch);
}, 60_000);

test('maintenance is no restore', async () => {
  const { url, drop } = await createDatabase();
  const dataDir = directory();
  const epoch = await start(url, dataDir);
  await using(url, async (client) => {
    await client.query('VACUUM FULL epoch');
    await client.query('VACUUM (FREEZE) epoch');
    await client.query('CLUSTER epoch USING epoch_pkey');
    await client.query('ANALYZE');
  });
  expect(await start(url, dataDir)).toBe(epoch);
  await drop();
});

/** A logical backup in the same cluster: the name stays, the database is another one. */
async function reload({ url, name }: TestDatabase): Promise<void> {
  await using(url.replace(/[^/]*$/, 'postgres'), async (client) => {
    await client.query(`CREATE DATABASE ${name}_back TEMPLATE ${name}`);
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${name}_back`);
    await client.query(`DROP DATABASE ${name}_back`);
  });
}

test('FAULTS 11, I5: a database made anew from a backup begins a new epoch, once, whoever notices first', async () => {
  const database = await createDatabase();
  const [one, two] = [directory(), directory()];
  const epoch = await start(database.url, one);
  expect(await start(database.url, two)).toBe(epoch);
  await reload(database);
  const next = await start(database.url, one);
  expect(next, 'I5: an old position would be honoured').not.toBe(epoch);
  expect(await start(database.url, two)).toBe(next);
  expect(await start(database.url, one)).toBe(next);
  await database.drop();
});

test('FAULTS 11, I5: data loaded again into the same database begins a new epoch', async () => {
  const { url, drop } = await createDatabase();
  const dataDir = directory();
  const epoch = await start(url, dataDir);
  await using(url, async (client) => {
    await client.query('CREATE TABLE saved AS SELECT * FROM epoch');
    await client.query('TRUNCATE epoch');
    await client.query('INSERT INTO epoch SELECT * FROM saved');
  });
  expect(await start(url, dataDir), 'I5: an old position would be honoured').not.toBe(epoch);
  await drop();
});

test('FAULTS 11, I5: an epoch of long ago is not taken up again', async () => {
  const { url, drop } = await createDatabase();
  const dataDir = directory();
  const first = await start(url, dataDir);
  const epoch = new Epoch(dataDir);
  await using(url, async (client) => {
    await client.query('CREATE TABLE saved AS SELECT * FROM epoch');
    await epoch.verify(client);
    await epoch.renew(client);
    await client.query('TRUNCATE epoch');
    await client.query('INSERT INTO epoch SELECT * FROM saved');
  });
  const next = await start(url, dataDir);
  expect([first, epoch.current()], 'I5: positions of an older history would be honoured').not.toContain(next);
  await drop();
});

test('FAULTS 11, I5: a witness that was copied back with everything beside it proves nothing', async () => {
  const { url, drop } = await createDatabase();
  const dataDir = directory();
  const epoch = await start(url, dataDir);
  const copy = directory();
  cpSync(dataDir, copy, { recursive: true });
  const next = await start(url, copy);
  expect(next, 'I5: an old position would be honoured').not.toBe(epoch);
  expect(await start(url, copy)).toBe(next);
  await drop();
});

test('an open server notices by itself, and says so', async () => {
  const database = await createDatabase();
  const published: string[] = [];
  const epoch = new Epoch(directory());
  epoch.changed.on((value) => published.push(value));
  await using(database.url, (client) => epoch.verify(client));
  await reload(database);
  await using(database.url, (client) => epoch.verify(client));
  expect(published).toEqual([epoch.current()]);
  await database.drop();
});
