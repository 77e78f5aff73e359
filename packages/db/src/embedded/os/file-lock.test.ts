import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockHolder, tryLock, unlock, withFileLock } from './file-lock.ts';

const directory = mkdtempSync(join(tmpdir(), 'tidings-lock-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('a lock is held until it is given back', () => {
  const path = join(directory, 'held');
  expect(tryLock(path)).toBe(true);
  expect(tryLock(path)).toBe(false);
  expect(lockHolder(path)?.pid).toBe(process.pid);
  unlock(path);
  expect(tryLock(path)).toBe(true);
});

test('a lock whose holder died, or whose number another process got, is cleared', () => {
  for (const holder of [
    { pid: 2 ** 30, born: '1' },
    { pid: process.pid, born: 'long ago' },
  ]) {
    const path = join(directory, `stale-${holder.pid}`);
    writeFileSync(path, JSON.stringify(holder));
    expect(lockHolder(path)).toBeUndefined();
    expect(tryLock(path)).toBe(true);
  }
});

test('waiting for a lock ends with the name of its holder', async () => {
  const path = join(directory, 'waited');
  tryLock(path);
  await expect(withFileLock(path, { timeoutMs: 60 }, () => undefined)).rejects.toThrow(`Process ${process.pid} holds`);
});

test('a lock is given back when the work fails', async () => {
  const path = join(directory, 'failed');
  const work = withFileLock(path, { timeoutMs: 60 }, () => Promise.reject(new Error('no')));
  await expect(work).rejects.toThrow('no');
  expect(lockHolder(path)).toBeUndefined();
});
