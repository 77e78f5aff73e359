import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Role } from '@tidings/contracts';
import type { Forum, Member } from './forum.ts';

const root = join(import.meta.dirname, '../../../..');

/** Gives somebody a role as operators do, while servers run. */
export async function giveRole({ databaseUrl }: Forum, { username }: Member, role: Role): Promise<{ status: number }> {
  const run = spawn(process.execPath, ['packages/db/src/role/main.ts', username, role], {
    ...{ cwd: root, stdio: 'ignore' as const, timeout: 30_000 },
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  const [code] = await once(run, 'exit');
  return { status: code === 0 ? 200 : 500 };
}
