import { spawn } from 'node:child_process';

const loaders = {
  sql: {
    program: 'psql',
    args: (url: string, file: string) => ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', url, '-f', file],
  },
  dump: {
    program: 'pg_restore',
    args: (url: string, file: string) => ['--clean', '--if-exists', '--no-owner', '--exit-on-error', '-d', url, file],
  },
};

/** Loads a logical backup (`.sql` by psql, anything else by pg_restore) over a database. @throws when it fails */
export async function loadDump(databaseUrl: string, file: string): Promise<void> {
  const { program, args } = file.endsWith('.sql') ? loaders.sql : loaders.dump;
  await new Promise<void>((resolve, reject) => {
    const child = spawn(program, args(databaseUrl, file), { stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', () =>
      reject(new Error(`${program} was not found. Install PostgreSQL's client programs, of the server's version.`)),
    );
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}.`))));
  });
}
