/** `pnpm role <username> <role>`: makes somebody a moderator or an admin, or takes that away, while servers run. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DataDirBusyError, startEmbeddedPostgres } from '../embedded/index.ts';
import { clusterPaths } from '../embedded/paths.ts';
import { changeRole, type Role, roles } from './change-role.ts';

const usage = `pnpm role <username> <${roles.join('|')}>

  DATABASE_URL  your own PostgreSQL; without it the embedded one in DATA_DIR (.data), whether it runs or not`;

type Place = { url: string; stop: () => Promise<void> };

async function embedded(): Promise<Place> {
  const dataDir = join(resolve(process.env.DATA_DIR ?? '.data'), 'postgres');
  try {
    return await startEmbeddedPostgres({ dataDir });
  } catch (error) {
    if (!(error instanceof DataDirBusyError)) throw error;
    const paths = clusterPaths(dataDir);
    const [password, port] = [paths.password, paths.port].map((file) => readFileSync(file, 'utf8').trim());
    return { url: `postgresql://tidings:${password}@127.0.0.1:${port}/tidings`, stop: async () => undefined };
  }
}

async function main(username: string, role: Role): Promise<void> {
  const own = process.env.DATABASE_URL;
  const { url, stop } = own ? { url: own, stop: async () => undefined } : await embedded();
  try {
    const before = await changeRole(url, username, role);
    console.log(`${username} was ${before} and is ${role}. Servers that run follow within 2 s.`);
  } finally {
    await stop();
  }
}

const [username, wanted] = process.argv.slice(2);
const role = roles.find((one) => one === wanted);
if (!username || !role) {
  console.log(usage);
  process.exitCode = wanted === undefined && (!username || username.startsWith('-')) ? 0 : 2;
} else {
  main(username, role).catch((error: unknown) => {
    console.error(`Nothing was changed: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  });
}
