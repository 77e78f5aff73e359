import { type Database, openDatabase } from '@tidings/db';
import { createDatabase, type TestDatabase } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { features } from '../../src/features/index.ts';
import type { Fate } from '../../src/platform/personal/personal.ts';
import { PersonalData } from '../../src/platform/personal/registry.ts';
import { platformFeatures } from '../../src/platform/platform-features.ts';
import { nobodys, withoutMembers } from './not-members.ts';

const all = [...platformFeatures, ...features];
const fates: Record<string, Fate> = Object.assign({}, ...all.map(({ personal }) => personal?.columns ?? {}));
const searched = new Set(
  all
    .flatMap(({ personal }) => personal?.texts ?? [])
    .flatMap(({ table, columns }) => Object.keys(columns).map((column) => `${table}.${column}`)),
);
let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, connections: 1 });
});
afterAll(async () => {
  await db?.close();
  await database?.drop();
});

/** Every column that could name a member or show one: ids, lists of them, and JSON. */
async function columns(): Promise<{ name: string; json: boolean }[]> {
  const { rows } = await db.pool.query(
    `SELECT c.relname || '.' || a.attname AS name, t.typname IN ('json', 'jsonb') AS json
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped JOIN pg_type t ON t.oid = a.atttypid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND t.typname IN ('uuid', '_uuid', 'json', 'jsonb') ORDER BY 1`,
  );
  return rows;
}

/** What nobody says of a column, and what is said of more than there is. */
async function wrong(): Promise<string[]> {
  const there = await columns();
  const unsaid = there.flatMap(({ name, json }) => {
    const said = json ? searched.has(name) || withoutMembers[name] : fates[name] || nobodys.has(name);
    return said ? [] : [`${name}: say in the feature's personal.ts what becomes of it when its member goes`];
  });
  const names = new Set(there.map(({ name }) => name));
  const listed = [...Object.keys(fates), ...nobodys, ...Object.keys(withoutMembers)];
  return [
    ...unsaid,
    ...listed.filter((name) => !names.has(name)).map((name) => `${name} is listed, and not there`),
    ...Object.keys(fates)
      .filter((name) => nobodys.has(name))
      .map((name) => `${name} is a member's and nobody's`),
  ];
}

test('every column that names a member says what becomes of it when they go, and every JSON is searched or shows none', async () => {
  expect(await wrong()).toEqual([]);
});

test('what a feature could forget is noticed', async () => {
  await db.pool.query('CREATE TABLE stray (user_id uuid NOT NULL, reader_ids uuid[], shown jsonb)');
  expect((await wrong()).map((line) => line.split(':')[0])).toEqual([
    'stray.reader_ids',
    'stray.shown',
    'stray.user_id',
  ]);
  await db.pool.query('DROP TABLE stray');
});

test('two features cannot answer for one column', () => {
  const personal = { columns: { 'follow.user_id': { removed: 'rows' } } } as const;
  expect(() => new PersonalData([...all, { name: 'another', personal }])).toThrow('answer for follow.user_id');
});
