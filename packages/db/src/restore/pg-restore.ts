import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const debian = '/usr/lib/postgresql';
const others = ['/opt/homebrew/opt/libpq/bin', '/usr/local/opt/libpq/bin'];

/** The newest pg_restore there is: every one reads the backups of those before it. */
function findPgRestore(): string | undefined {
  const named = process.env.TIDINGS_PG_RESTORE;
  if (named !== undefined) return existsSync(named) ? named : undefined;
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const path = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const places = [...versions.map((version) => join(debian, version, 'bin')), ...path, ...others];
  return places.map((place) => join(place, 'pg_restore')).find((file) => existsSync(file));
}

/** How pg_restore gets here, to the word. */
function advice(): string {
  if (process.platform === 'darwin') return 'brew install libpq';
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  return `${sudo}apt-get install -y postgresql-client`;
}

/**
 * What an archive of `pg_dump -Fc`, `-Ft` or `-Fd` holds, as plain SQL. It is not connected to the server, so its version
 * has to be that of the backup at least, whatever the server's. @throws with the command that installs what is missing
 */
export async function* sqlOfArchive(file: string): AsyncGenerator<Buffer> {
  const program = findPgRestore();
  if (!program) throw new Error(`pg_restore is needed for this backup and was not found. Install it: ${advice()}`);
  const child = spawn(program, ['--no-owner', '--no-privileges', '--exit-on-error', '-f', '-', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      said += error.message;
      resolve(null);
    });
    child.once('close', resolve);
  });
  try {
    yield* child.stdout as AsyncIterable<Buffer>;
    if ((await ended) === 0) return;
  } finally {
    child.kill();
  }
  const newer = /unsupported version/.test(said)
    ? ` The backup is of a newer PostgreSQL than ${program}: install its client programs (https://apt.postgresql.org), or back up with pg_dump as plain SQL.`
    : '';
  throw new Error(`pg_restore could not read the backup: ${said.trim()}${newer}`);
}
