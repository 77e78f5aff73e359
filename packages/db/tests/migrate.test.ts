import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../src/migrate/index.ts';
import { query, scratchDirectory, scratchServer } from './scratch-server.ts';

let serverUrl: string;
beforeAll(async () => {
  serverUrl = (await scratchServer()).url;
});

let count = 0;
async function emptyDatabase(): Promise<string> {
  const name = `migrate_${count++}`;
  await query(serverUrl, `CREATE DATABASE ${name}`);
  return serverUrl.replace(/\/tidings$/, `/${name}`);
}

function folderWith(scripts: Record<string, string>): string {
  const directory = scratchDirectory();
  for (const [name, sql] of Object.entries(scripts)) add(directory, name, sql);
  return directory;
}

function add(directory: string, name: string, sql: string): void {
  mkdirSync(join(directory, name), { recursive: true });
  writeFileSync(join(directory, name, 'migration.sql'), sql);
}

describe('migrate', () => {
  test('applies scripts in order, once, and records them as Prisma does', async () => {
    const url = await emptyDatabase();
    const directory = folderWith({ '0002_more': 'ALTER TABLE t ADD b int;', '0001_init': 'CREATE TABLE t (a int);' });
    expect(await migrate(url, { directory })).toEqual({ applied: ['0001_init', '0002_more'], unknown: [] });
    expect(await migrate(url, { directory })).toEqual({ applied: [], unknown: [] });
    const [row] = await query(url, `SELECT * FROM _prisma_migrations WHERE migration_name = '0001_init'`);
    expect(row).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checksum: createHash('sha256').update('CREATE TABLE t (a int);').digest('hex'),
      finished_at: expect.any(Date),
      migration_name: '0001_init',
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      applied_steps_count: 1,
    });
  });

  test('refuses an applied script that was changed', async () => {
    const url = await emptyDatabase();
    const directory = folderWith({ '0001_init': 'CREATE TABLE t (a int);' });
    await migrate(url, { directory });
    add(directory, '0001_init', 'CREATE TABLE t (a bigint);');
    await expect(migrate(url, { directory })).rejects.toThrow('0001_init was changed after it was applied');
  });

  test('refuses a script that sorts before an applied one', async () => {
    const url = await emptyDatabase();
    const directory = folderWith({ '0002_second': 'CREATE TABLE t (a int);' });
    await migrate(url, { directory });
    add(directory, '0001_first', 'CREATE TABLE u (a int);');
    await expect(migrate(url, { directory })).rejects.toThrow('0001_first is older than 0002_second');
  });

  test('leaves nothing of a script that fails half-way, and goes on once it is repaired', async () => {
    const url = await emptyDatabase();
    const directory = folderWith({ '0001_init': 'CREATE TABLE t (a int); SELECT 1 / 0;' });
    await expect(migrate(url, { directory })).rejects.toThrow('0001_init failed and was rolled back: division by zero');
    add(directory, '0001_init', 'CREATE TABLE t (a int);');
    expect((await migrate(url, { directory })).applied).toEqual(['0001_init']);
  });

  test('applies each script once when ten processes start together', async () => {
    const url = await emptyDatabase();
    const directory = folderWith({ '0001_init': 'CREATE TABLE t (a int); INSERT INTO t VALUES (1);' });
    const results = await Promise.all(Array.from({ length: 10 }, () => migrate(url, { directory })));
    expect(results.flatMap((result) => result.applied)).toEqual(['0001_init']);
    expect(await query(url, 'SELECT count(*)::int AS n FROM t')).toEqual([{ n: 1 }]);
  });

  test('reports what a newer version applied instead of failing', async () => {
    const url = await emptyDatabase();
    await migrate(url, { directory: folderWith({ '0001_a': 'SELECT 1', '0002_b': 'SELECT 1' }) });
    const older = await migrate(url, { directory: folderWith({ '0001_a': 'SELECT 1' }) });
    expect(older).toEqual({ applied: [], unknown: ['0002_b'] });
  });
});
