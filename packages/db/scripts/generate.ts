import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { withFileLock } from '../src/embedded/os/file-lock.ts';

const root = join(import.meta.dirname, '..');
const output = join(root, 'src', 'generated');
const stampFile = join(output, '.stamp');
const schemaFiles = ['prisma/**/*.prisma', 'prisma.config.ts', 'scripts/generate.ts'];

function prismaDirectory(): string | undefined {
  try {
    return dirname(createRequire(join(root, 'package.json')).resolve('prisma/package.json'));
  } catch {
    return undefined;
  }
}

function stampOf(prisma: string): string {
  const hash = createHash('sha256').update(readFileSync(join(prisma, 'package.json')));
  for (const file of schemaFiles.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

const isFresh = (stamp: string) => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;

function runPrisma(prisma: string): void {
  const run = spawnSync(process.execPath, [join(prisma, 'build', 'index.js'), 'generate', '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 120_000,
    env: {
      ...process.env,
      // Generating needs no schema engine, but Prisma downloads one unless the variable names an executable.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  if (run.status !== 0) {
    throw new Error(
      `prisma generate failed (${run.error?.message ?? `exit ${run.status}`})\n${run.stdout}${run.stderr}`,
    );
  }
}

/**
 * Generates the Prisma client into src/generated when the schema, this script or Prisma itself changed since the last
 * time; needs no network. Safe to call from several processes at once.
 * @returns whether it had to generate
 * @throws when Prisma refuses the schema, or is not installed and no client was generated before
 */
export async function ensureClient(): Promise<boolean> {
  const prisma = prismaDirectory();
  if (!prisma) {
    if (existsSync(stampFile)) return false;
    throw new Error('Prisma is not installed: run `pnpm install` with development dependencies first');
  }
  const stamp = stampOf(prisma);
  if (isFresh(stamp)) return false;
  const locks = join(root, 'node_modules', '.cache');
  mkdirSync(locks, { recursive: true });
  return withFileLock(join(locks, 'generate.lock'), { timeoutMs: 120_000 }, () => {
    if (isFresh(stamp)) return false;
    runPrisma(prisma);
    writeFileSync(stampFile, stamp);
    return true;
  });
}

if (import.meta.main) {
  const generated = await ensureClient();
  if (generated) console.log('Prisma client generated');
}
