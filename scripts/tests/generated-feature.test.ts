import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ScratchCopy, scratchCopy } from '../checks/scratch-copy.ts';
import { finishFeature } from '../gen/finish-feature.ts';
import { writeFeature } from '../gen/write-feature.ts';
import { tool } from '../lib/steps.ts';

let copy: ScratchCopy;
let files: string[];
beforeAll(async () => {
  copy = scratchCopy({ whole: true });
  files = [...writeFeature(copy.directory, 'probe'), ...writeFeature(copy.directory, 'tide-table')];
  await finishFeature(copy.directory, files);
}, 120_000);
afterAll(() => copy.remove());

const textOf = (file: string): string => readFileSync(join(copy.directory, file), 'utf8');
const run = (command: string, args: string[], cwd = '.') =>
  execFileSync(tool(command), args, { cwd: join(copy.directory, cwd), encoding: 'utf8', timeout: 120_000 });

test('each noun has a number, a migration and a place in the lists of its own', () => {
  const declarations = files.filter((file) => /contracts\/src\/.+\/declarations\.ts$/.test(file));
  const codes = declarations.map((file) => /code: (\d+)/.exec(textOf(file))?.[1]);
  expect(codes).not.toContain(undefined);
  expect(new Set(codes).size).toBe(2);
  const migrations = files.filter((file) => file.endsWith('migration.sql'));
  expect(migrations).toHaveLength(2);
  expect(migrations).toEqual([...migrations].sort());
  expect(textOf('apps/api/src/features/index.ts')).toMatch(/\bprobes,[\s\S]*\btideTables,/);
  expect(textOf('packages/contracts/tests/contract.snap.json')).toContain('"tide-table:created"');
  expect(textOf('docs/api/websocket.md')).toContain('`probe:count`');
});

test('what was written is formatted, short, and leaves nothing to fill in', () => {
  expect(() =>
    run('biome', ['check', '--error-on-warnings', ...files.filter((file) => /\.tsx?$/.test(file))]),
  ).not.toThrow();
  for (const file of files) {
    expect(textOf(file), file).not.toMatch(/\{\{|\[noun/);
    if (file.includes('probe')) expect(textOf(file).split('\n').length, file).toBeLessThan(120);
  }
});

test.each(['packages/contracts', 'packages/db', 'apps/api', 'apps/web'])(
  'the types of %s hold',
  (where) => {
    // What was written, and what that imports: the rest of the package is checked with the package.
    const written = files.filter((file) => file.startsWith(`${where}/`) && /\.tsx?$/.test(file));
    expect(written).not.toEqual([]);
    const paths = written.map((file) => relative(where, file));
    // Each catalogue of messages adds its keys to one type.
    const project = { extends: './tsconfig.json', include: ['src/**/messages/**/*'], files: paths };
    writeFileSync(join(copy.directory, where, 'tsconfig.written.json'), JSON.stringify(project));
    expect(() => run('tsc', ['-p', 'tsconfig.written.json', '--checkers', '1'], where)).not.toThrow();
  },
  120_000,
);

test('a noun that is there already is refused, and nothing is written', () => {
  const written = () =>
    readdirSync(copy.directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
      .map(({ parentPath, name }) => `${join(parentPath, name)} ${statSync(join(parentPath, name)).mtimeMs}`);
  const before = written();
  for (const noun of ['probe', 'topic', 'reaction']) {
    expect(() => writeFeature(copy.directory, noun), noun).toThrow(/already/);
  }
  expect(() => writeFeature(copy.directory, 'reply', 'replies')).toThrow(
    'packages/contracts/src/replies is there already.',
  );
  expect(written()).toEqual(before);
  expect(before.length).toBeGreaterThan(500);
});
