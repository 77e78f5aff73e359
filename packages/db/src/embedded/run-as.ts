import { spawnSync } from 'node:child_process';
import { EmbeddedPostgresError } from './options.ts';

/** The user PostgreSQL runs as; empty means the user of this process. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

function idOf(flag: '-u' | '-g', user: string): number | undefined {
  const run = spawnSync('id', [flag, user], { encoding: 'utf8', timeout: 5000 });
  return run.status === 0 ? Number(run.stdout.trim()) : undefined;
}

function lookUp(user: string): RunAs | undefined {
  const uid = idOf('-u', user);
  const gid = idOf('-g', user);
  return uid && gid !== undefined ? { uid, gid } : undefined;
}

function createUser(): RunAs | undefined {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']],
  ];
  for (const [command, args] of attempts) {
    if (spawnSync(command, args, { timeout: 10_000 }).status === 0) return lookUp('postgres');
  }
  return undefined;
}

/**
 * PostgreSQL refuses to run as root: root lends it the owner of an existing cluster, else the user `postgres`, which is
 * made when absent, else `nobody`. Anybody else runs it as themselves.
 */
export function chooseUser(owner: RunAs | undefined): RunAs {
  if (process.getuid?.() !== 0) return {};
  if (owner?.uid) return owner;
  const user = lookUp('postgres') ?? createUser() ?? lookUp('nobody');
  if (!user) {
    throw new EmbeddedPostgresError(
      'PostgreSQL cannot run as root and no other user could be made. Run as an ordinary user, or set DATABASE_URL.',
    );
  }
  return user;
}

/** Whether that user may enter the directory (every parent included). */
export function canEnter(user: RunAs, directory: string): boolean {
  if (user.uid === undefined) return true;
  const run = spawnSync('/bin/sh', ['-c', 'cd "$0"', directory], { ...user, cwd: '/', timeout: 5000, stdio: 'ignore' });
  return run.status === 0;
}
