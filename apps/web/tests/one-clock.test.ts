import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '..', 'src');
/** It compares with times that the query cache takes from the device itself. */
const ofTheDevice = ['lib/time/server-time.ts', 'realtime/rooms/unplaced.ts'];

test('nothing asks this device what time it is: a wrong clock would be believed', () => {
  const asks = globSync('**/*.{ts,tsx}', { cwd: src })
    .filter((file) => !/\.test\./.test(file) && !ofTheDevice.includes(file))
    .filter((file) => /Date\.now\(\)|new Date\(\)/.test(readFileSync(join(src, file), 'utf8')));
  expect(asks).toEqual([]);
});
