import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseClient } from '../src/client.ts';

const sqlDirectory = join(import.meta.dirname, '..', 'sql');

/** The home of one function: sql/<noun>/<name>.sql. */
export type FunctionFile = { path: string; sql: string };

/** Signatures that differ: `missing` have a file only, `gone` are in the database only, `recreated` cannot be replaced. */
export type FunctionDiff = { missing: string[]; changed: string[]; recreated: string[]; gone: string[] };

type Definition = { signature: string; name: string; head: string; definition: string };
type Definitions = Map<string, Definition>;

/** The files of all functions; another directory for tests. */
export function functionFiles(directory: string = sqlDirectory): FunctionFile[] {
  return globSync('**/*.sql', { cwd: directory })
    .sort()
    .map((path) => ({ path, sql: readFileSync(join(directory, path), 'utf8') }));
}

async function readDefinitions(client: DatabaseClient): Promise<Definitions> {
  const { rows } = await client.query<Definition>(
    `SELECT p.oid::regprocedure::text AS signature, p.proname AS name, pg_get_functiondef(p.oid) AS definition,
       pg_get_function_arguments(p.oid) || ' ' || pg_get_function_result(p.oid) AS head
     FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
     ORDER BY signature`,
  );
  return new Map(rows.map((row) => [row.signature, row]));
}

/** What the files make when nothing but the tables is there; undone by the caller's rollback. */
async function loadFiles(client: DatabaseClient, there: Definitions, files: readonly FunctionFile[]) {
  for (const signature of there.keys()) await client.query(`DROP FUNCTION IF EXISTS ${signature} CASCADE`);
  // A file may stand before the one it calls.
  await client.query('SET LOCAL check_function_bodies = off');
  const sources = new Map<string, FunctionFile>();
  let made: Definitions = new Map();
  for (const file of files) {
    await client.query(file.sql).catch((cause: unknown) => {
      throw new Error(`${file.path} does not run: ${cause instanceof Error ? cause.message : cause}`, { cause });
    });
    const now = await readDefinitions(client);
    const added = [...now.values()].filter(({ signature }) => !made.has(signature));
    if (added.length !== 1 || added[0]?.name !== basename(file.path, '.sql')) {
      throw new Error(`${file.path} must make the one function it is named after`);
    }
    sources.set(added[0].signature, file);
    made = now;
  }
  return { made, sources };
}

/** Callees first, as far as they are among these: PostgreSQL checks a body when it is made. */
function ordered(files: readonly FunctionFile[]): FunctionFile[] {
  const byName = new Map(files.map((file) => [basename(file.path, '.sql'), file]));
  const done = new Set<FunctionFile>();
  const visit = (file: FunctionFile, above: readonly FunctionFile[]): void => {
    if (done.has(file) || above.includes(file)) return;
    for (const word of new Set(file.sql.match(/\w+/g))) {
      const callee = byName.get(word);
      if (callee) visit(callee, [...above, file]);
    }
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return [...done];
}

/**
 * Compares the functions of a migrated database with their files, both ways. `draft` is the SQL that would bring the
 * database to the files, empty when they agree. The database is not changed. @throws when a file does not run, or makes
 * another function than its name says
 */
export async function functionDiff(url: string, files: readonly FunctionFile[] = functionFiles()) {
  const client = new DatabaseClient({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query('BEGIN');
    const there = await readDefinitions(client);
    const { made, sources } = await loadFiles(client, there, files);
    await client.query('ROLLBACK');
    const signatures = [...made.keys()];
    const other = signatures.filter(
      (key) => there.has(key) && there.get(key)?.definition !== made.get(key)?.definition,
    );
    // PostgreSQL replaces neither the result of a function nor the names of its arguments.
    const sameHead = (key: string) => there.get(key)?.head === made.get(key)?.head;
    const diff: FunctionDiff = {
      missing: signatures.filter((key) => !there.has(key)),
      changed: other.filter(sameHead),
      recreated: other.filter((key) => !sameHead(key)),
      gone: [...there.keys()].filter((key) => !made.has(key)),
    };
    const makes = ordered(
      [...diff.missing, ...diff.changed, ...diff.recreated].flatMap((key) => sources.get(key) ?? []),
    );
    const drops = [...diff.gone, ...diff.recreated].map((key) => `DROP FUNCTION ${key};\n`);
    return { diff, draft: [drops.join(''), ...makes.map(({ sql }) => sql)].filter(Boolean).join('\n') };
  } finally {
    await client.end();
  }
}
