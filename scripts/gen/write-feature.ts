import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addToLists } from './lists.ts';
import { type Names, namesOf } from './names.ts';

const templates = join(import.meta.dirname, 'templates');

/** The first number no kind of room has in cursors. */
function nextCode(directory: string): number {
  const codes = globSync('packages/contracts/src/*/declarations.ts', { cwd: directory }).flatMap((file) =>
    [...readFileSync(join(directory, file), 'utf8').matchAll(/\bcode: (\d+)/g)].map(([, code]) => Number(code)),
  );
  const next = Math.max(-1, ...codes) + 1;
  if (next > 31) throw new Error('All 32 numbers for kinds of rooms are given: cursors need a new version first.');
  return next;
}

/** When the migration was written, in UTC, and after every other one. */
function nextStamp(directory: string, now: Date): string {
  const last = readdirSync(join(directory, 'packages/db/prisma/migrations'))
    .map((name) => Number.parseInt(name, 10))
    .reduce((most, stamp) => Math.max(most, stamp || 0), 0);
  const stamp = Number(now.toISOString().replace(/\D/g, '').slice(0, 14));
  return String(Math.max(stamp, last + 1));
}

function assertNew(directory: string, { noun, nouns, row }: Names): void {
  for (const folder of ['packages/contracts/src', 'apps/api/src/features', 'apps/web/src/features']) {
    for (const name of [noun, nouns]) {
      if (existsSync(join(directory, folder, name))) throw new Error(`${folder}/${name} is there already.`);
    }
  }
  const declared = globSync('packages/contracts/src/*/declarations.ts', { cwd: directory }).find((file) =>
    new RegExp(`'${noun}[:']|prefix: '${nouns}:'|name: '${nouns}'`).test(readFileSync(join(directory, file), 'utf8')),
  );
  if (declared) throw new Error(`${declared} speaks of "${noun}" already.`);
  const mapped = globSync('packages/db/prisma/*.prisma', { cwd: directory }).find((file) =>
    readFileSync(join(directory, file), 'utf8').includes(`@@map("${row}")`),
  );
  if (mapped) throw new Error(`${mapped} has a table "${row}" already.`);
}

/**
 * Writes a whole, small slice for a new noun into a directory that holds this repository, and adds it to the lists. Returns
 * the paths of all files it wrote or changed. Throws an Error, before anything is written, when the noun will not do.
 */
export function writeFeature(directory: string, noun: string, plural?: string, now = new Date()): string[] {
  const names = namesOf(noun, plural);
  assertNew(directory, names);
  const values: Record<string, string> = {
    ...names,
    code: String(nextCode(directory)),
    stamp: nextStamp(directory, now),
  };
  const filled = (text: string, mark: RegExp) =>
    text.replace(mark, (all, key: string) => {
      const value = values[key];
      if (value === undefined) throw new Error(`No template may ask for ${all}.`);
      return value;
    });
  const written = globSync('**/*.txt', { cwd: templates }).map((template) => {
    const file = filled(template.replace(/\.txt$/, ''), /\[(\w+)\]/g);
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    const text = readFileSync(join(templates, template), 'utf8');
    writeFileSync(join(directory, file), filled(text, /\{\{(\w+)\}\}/g));
    return file;
  });
  return [...written, ...addToLists(directory, names)];
}
