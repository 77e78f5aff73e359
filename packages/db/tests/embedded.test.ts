import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { findBinaries } from '../src/embedded/binaries.ts';
import { DataDirBusyError, isAlive, startEmbeddedPostgres, waitForExit } from '../src/embedded/index.ts';
import { clusterPaths } from '../src/embedded/paths.ts';
import { place } from '../src/embedded/placement.ts';
import { query, scratchDirectory } from './scratch-server.ts';

const owners: ChildProcess[] = [];
afterEach(() => {
  for (const owner of owners.splice(0)) owner.kill('SIGKILL');
});

async function startOwner(dataDir: string): Promise<{ owner: ChildProcess; pid: number; url: string }> {
  const owner = spawn(process.execPath, [join(import.meta.dirname, 'start-and-wait.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  owners.push(owner);
  const [line] = await once(createInterface({ input: owner.stdout }), 'line', { signal: AbortSignal.timeout(30_000) });
  return { owner, ...(JSON.parse(line) as { pid: number; url: string }) };
}

const parentOf = (pid: number) => Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));

describe('embedded PostgreSQL', () => {
  test('keeps its data, port and password over a restart', async () => {
    const dataDir = scratchDirectory();
    const first = await startEmbeddedPostgres({ dataDir });
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await startEmbeddedPostgres({ dataDir });
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(second.url).toBe(first.url);
    await second.stop();
  });

  test('shows its password to its owner alone and listens on the loopback only', async () => {
    const dataDir = scratchDirectory();
    const server = await startEmbeddedPostgres({ dataDir });
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
    expect(await query(server.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await query(server.url, 'SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
    const wrong = server.url.replace(/:[^:@]+@/, ':wrong@');
    await expect(query(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
    await server.stop();
  });

  test('is gone five seconds after its owner was killed with -9, and starts again with the data', async () => {
    const dataDir = scratchDirectory();
    const { owner, pid, url } = await startOwner(dataDir);
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    owner.kill('SIGKILL');
    expect(await waitForExit(pid, 5000)).toBe(true);
    const next = await startEmbeddedPostgres({ dataDir });
    expect(await query(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await next.stop();
  });

  test('is gone five seconds after its owner and its supervisor were both killed', async () => {
    const { owner, pid } = await startOwner(scratchDirectory());
    process.kill(parentOf(pid), 'SIGKILL');
    owner.kill('SIGKILL');
    expect(await waitForExit(pid, 5000)).toBe(true);
  });

  test('stops a server that was left running, then starts', async () => {
    const dataDir = scratchDirectory();
    const first = await startEmbeddedPostgres({ dataDir });
    await first.stop();
    const { user, cluster, binaries } = place(clusterPaths(dataDir), findBinaries());
    const orphan = spawn(binaries.postgres, ['-D', cluster, '-c', 'unix_socket_directories='], {
      ...user,
      stdio: 'ignore',
    });
    owners.push(orphan);
    await expect.poll(() => existsSync(join(cluster, 'postmaster.pid'))).toBe(true);
    const messages: string[] = [];
    const next = await startEmbeddedPostgres({ dataDir, onProgress: (message) => messages.push(message) });
    expect(messages).toEqual(['PostgreSQL: stopped a server left over from an earlier run']);
    expect(await query(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await next.stop();
  });

  test('runs in a directory that only this user may enter', async () => {
    const dataDir = join(scratchDirectory(), 'closed', 'data');
    mkdirSync(dirname(dataDir), { mode: 0o700 });
    const server = await startEmbeddedPostgres({ dataDir });
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const cluster = realpathSync(join(dataDir, 'postgres'));
    await server.stop();
    rmSync(dirname(cluster), { recursive: true });
  });

  test('names the process that already uses the directory', async () => {
    const dataDir = scratchDirectory();
    const { owner } = await startOwner(dataDir);
    const refused = startEmbeddedPostgres({ dataDir });
    await expect(refused).rejects.toThrow(DataDirBusyError);
    await expect(refused).rejects.toThrow(`Process ${owner.pid} already uses ${dataDir}`);
  });

  test('makes a new cluster when an earlier start died while making one', async () => {
    const dataDir = scratchDirectory();
    mkdirSync(join(dataDir, 'postgres.new'));
    writeFileSync(join(dataDir, 'postgres.new', 'half'), '');
    const server = await startEmbeddedPostgres({ dataDir });
    expect(existsSync(join(dataDir, 'postgres.new'))).toBe(false);
    await server.stop();
  });

  test('says which version made a cluster it cannot open', async () => {
    const dataDir = scratchDirectory();
    await (await startEmbeddedPostgres({ dataDir })).stop();
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '14\n');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow('made by PostgreSQL 14, this version brings 18');
  });

  test('notifies the owner when the server ends by itself', async () => {
    const dataDir = scratchDirectory();
    const ended = Promise.withResolvers<number | null>();
    const server = await startEmbeddedPostgres({ dataDir, onExit: ended.resolve });
    process.kill(server.pid, 'SIGKILL');
    expect(await ended.promise).toBe(1);
  });
});
