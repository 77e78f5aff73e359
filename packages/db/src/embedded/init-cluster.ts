import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './options.ts';
import type { Placement } from './placement.ts';

/** The superuser of every embedded cluster. */
export const superuser = 'tidings';

/** The password kept beside the cluster, made on first use and readable by its owner alone. */
export function readOrMakePassword(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

function runInitdb(placement: Placement, directory: string, passwordFile: string): Promise<void> {
  const { uid, gid } = placement.user;
  const child = spawn(
    placement.binaries.initdb,
    [
      `--pgdata=${directory}`,
      `--pwfile=${passwordFile}`,
      `--username=${superuser}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The builtin provider sorts and folds the same on every operating system and needs no locale installed.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    {
      ...(uid === undefined ? {} : { uid }),
      ...(gid === undefined ? {} : { gid }),
      cwd: directory,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
    },
  );
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((done, fail) => {
    child.once('error', (cause) => fail(new EmbeddedPostgresError(`initdb cannot run: ${cause.message}`, { cause })));
    child.once('close', (code) =>
      code === 0 ? done() : fail(new EmbeddedPostgresError(`initdb failed (exit ${code}):\n${output.slice(-2000)}`)),
    );
  });
}

/**
 * Makes the cluster unless it exists. It is made aside and moved into place, so a start that is killed half-way leaves
 * nothing that looks like a cluster.
 */
export async function ensureCluster(placement: Placement, password: string): Promise<boolean> {
  const target = placement.cluster;
  if (existsSync(join(target, 'PG_VERSION'))) return false;
  const staged = `${target}.new`;
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(staged, { mode: 0o700 });
  const passwordFile = `${staged}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (placement.user.uid !== undefined) {
    const gid = placement.user.gid ?? placement.user.uid;
    chownSync(staged, placement.user.uid, gid);
    chownSync(passwordFile, placement.user.uid, gid);
  }
  try {
    await runInitdb(placement, staged, passwordFile);
    rmSync(target, { recursive: true, force: true });
    renameSync(staged, target);
    return true;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(staged, { recursive: true, force: true });
  }
}

/** @throws EmbeddedPostgresError when the cluster was made by another major version of PostgreSQL */
export function checkVersion({ cluster }: Placement, major: string): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new EmbeddedPostgresError(
    `${cluster} was made by PostgreSQL ${found}, this version brings ${major}. ` +
      'Dump it with the old version and load it into a new DATA_DIR (docs/operations.md).',
  );
}
