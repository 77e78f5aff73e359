import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../lib/steps.ts';

/** What one sees of a folder at a glance. */
const most = 16;

const isTest = /\.(test|test-d|spec)\.tsx?$|(^|\/)tests?\//;
const sources = globSync('{apps,packages}/*/{src,scripts,sql}/**/*.{ts,tsx,css,sql}', { cwd: root })
  .concat(globSync('{e2e,scripts}/{,[!.]*/**/}*.{ts,tsx}', { cwd: root, exclude: ['**/node_modules'] }))
  .filter((file) => !isTest.test(file) && !file.includes('/generated/'));

/** Folders with more files of their own than a reader can take in. */
function crowded(files: string[]): string[] {
  const folders = Map.groupBy(files, dirname);
  return [...folders].flatMap(([folder, { length }]) => (length > most ? [folder] : [])).sort();
}

test(`no source folder holds more than ${most} files, tests left out`, () => {
  expect(sources.length).toBeGreaterThan(500);
  expect(crowded(sources)).toEqual([]);
});

test('the seventeenth file of a folder is found', () => {
  const sixteen = Array.from({ length: most }, (_, n) => `apps/api/src/features/made-up/${n}.ts`);
  expect(crowded(sixteen)).toEqual([]);
  expect(crowded([...sixteen, 'apps/api/src/features/made-up/one-more.ts'])).toEqual(['apps/api/src/features/made-up']);
});
