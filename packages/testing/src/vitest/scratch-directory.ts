import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A directory of this test file, removed after its tests. Call it while the file is collected. */
export function scratchDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'tidings-test-data-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
