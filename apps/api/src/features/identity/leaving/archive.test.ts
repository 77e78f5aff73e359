import { randomBytes } from 'node:crypto';
import type { Database } from '@tidings/db';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { archiveOf } from './archive.ts';

const PAGE = 100;
const section = { file: 'replies', about: 'The replies you wrote.', sql: '', first: '[0]' };

/** A database that has so many rows, of 1 KB that nothing makes smaller, and counts how many it was asked for. */
function countingDatabase(rows: number) {
  const asked = { rows: 0 };
  const query = async ({ values }: { values: [string, string, number] }) => {
    const [from] = JSON.parse(values[1]) as [number];
    const count = Math.min(PAGE, rows - from);
    asked.rows += count;
    const page = Array.from({ length: count }, (_, nth) => ({
      place: JSON.stringify([from + nth + 1]),
      item: JSON.stringify({ body: randomBytes(750).toString('base64') }),
    }));
    return { rows: page };
  };
  return { asked, db: { pool: { query } } as unknown as Database };
}

test('of 100,000 posts no more are read than were taken, but for a few pages', async () => {
  const { asked, db } = countingDatabase(100_000);
  const archive = archiveOf(db, [section], { id: 'x', username: 'kim' });
  let [bytes, ahead] = [0, 0];
  for await (const chunk of archive) {
    bytes += (chunk as Buffer).length;
    // What is stored of a row after compression is 750 bytes or a little more.
    ahead = Math.max(ahead, asked.rows - bytes / 760);
    await new Promise(setImmediate);
  }
  expect(asked.rows).toBe(100_000);
  expect(bytes).toBeGreaterThan(75_000_000);
  expect(ahead).toBeLessThan(10 * PAGE);
}, 60_000);

test('a file is a JSON list, and the README says what it is', async () => {
  const { db } = countingDatabase(PAGE);
  const chunks: Buffer[] = [];
  for await (const chunk of archiveOf(db, [section, { ...section, file: 'none', first: `[${PAGE}]` }], {
    id: 'x',
    username: 'kim',
  }))
    chunks.push(chunk as Buffer);
  const files = unzipSync(new Uint8Array(Buffer.concat(chunks)));
  const text = (name: string) => new TextDecoder().decode(files[name]);
  expect(Object.keys(files)).toEqual(['README.txt', 'replies.json', 'none.json']);
  expect(JSON.parse(text('replies.json'))).toHaveLength(PAGE);
  expect(JSON.parse(text('none.json'))).toEqual([]);
  expect(text('README.txt')).toContain('replies.json\n  The replies you wrote.');
});
