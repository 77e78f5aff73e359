import { basename } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { functionDiff, functionFiles } from '../scripts/function-diff.ts';
import { migrate } from '../src/migrate/index.ts';
import { query, scratchServer } from './scratch-server.ts';

let url: string;
beforeAll(async () => {
  url = (await scratchServer()).url;
  await migrate(url);
});

const agreed = { missing: [], changed: [], recreated: [], gone: [] };

test('each function of a migrated database is the text of its file, and each file is a function', async () => {
  expect(functionFiles().length).toBeGreaterThan(30);
  expect((await functionDiff(url)).diff).toEqual(agreed);
});

test('a function without a file, a file without a function and a difference are named; the draft repairs them', async () => {
  const [first, ...others] = functionFiles();
  if (!first) throw new Error('there are no files');
  const files = [
    ...others.map((file) =>
      file.path === 'topics/with_participant.sql' ? { ...file, sql: file.sql.replace('[1:3]', '[1:4]') } : file,
    ),
    { path: 'access/calls.sql', sql: body('calls()', 'int', 'SELECT only_here()') },
    { path: 'access/only_here.sql', sql: body('only_here()', 'int', 'SELECT 1') },
  ].map((file) =>
    file.path === 'events/iso.sql' ? { ...file, sql: body('iso(moment timestamptz)', 'text', `SELECT ''`) } : file,
  );
  const { diff, draft } = await functionDiff(url, files);
  expect(diff).toEqual({
    missing: ['calls()', 'only_here()'],
    changed: ['with_participant(uuid[],uuid)'],
    recreated: ['iso(timestamp with time zone)'],
    gone: [expect.stringContaining(`${basename(first.path, '.sql')}(`)],
  });
  expect((await functionDiff(url)).diff, 'the comparison changes nothing').toEqual(agreed);
  await query(url, 'CREATE DATABASE repaired');
  const repaired = url.replace(/\/tidings$/, '/repaired');
  await migrate(repaired);
  await query(repaired, draft);
  expect(await functionDiff(repaired, files)).toEqual({ diff: agreed, draft: '' });
});

test('a file that makes another function than its name says, or does not run, is refused', async () => {
  const file = (sql: string) => [{ path: 'access/one.sql', sql }];
  await expect(functionDiff(url, file(body('two()', 'int', 'SELECT 1')))).rejects.toThrow('access/one.sql must make');
  await expect(functionDiff(url, file('CREATE FUNKTION'))).rejects.toThrow('access/one.sql does not run: syntax error');
});

function body(head: string, result: string, text: string): string {
  return `CREATE OR REPLACE FUNCTION ${head} RETURNS ${result} LANGUAGE sql STABLE AS $$ ${text} $$;\n`;
}
