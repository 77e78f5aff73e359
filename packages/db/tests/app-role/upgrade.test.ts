import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareDatabase } from '../../src/app-role/index.ts';
import { startEmbeddedPostgres } from '../../src/embedded/index.ts';
import { migrate, migrationsDirectory } from '../../src/migrate/index.ts';
import { query, scratchDirectory } from '../scratch-server.ts';
import { smallForum } from '../small-forum.ts';

const first = '20261130130000_tenants';

/** The migrations of the version before the application had a role of its own. */
function before(): string {
  const directory = join(scratchDirectory(), 'migrations');
  cpSync(migrationsDirectory, directory, { recursive: true });
  for (const name of readdirSync(directory)) if (name >= first) rmSync(join(directory, name), { recursive: true });
  return directory;
}

test('a data directory of the version before is upgraded at the next start, and nothing of it is lost', async () => {
  const dataDir = scratchDirectory();
  const old = await startEmbeddedPostgres({ dataDir, durable: false });
  await query(old.url, 'DROP ROLE tidings_app');
  await migrate(old.url, { directory: before() });
  const { member } = await smallForum(old.url);
  const rows = 'SELECT (SELECT count(*) FROM topic)::int AS topics, (SELECT count(*) FROM reply)::int AS replies';
  const kept = await query(old.url, rows);
  await old.stop();

  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  const { appUrl, applied } = await prepareDatabase({ url: server.appUrl, ownerUrl: server.url });
  expect(applied).toContain(first);
  expect(await query(appUrl, `SELECT current_user::text AS "user", id FROM "user"`)).toEqual([
    { user: 'tidings_app', id: member },
  ]);
  expect(await query(appUrl, rows)).toEqual(kept);
  await query(appUrl, "SELECT make_notification_months('2031-01-01', 1)");
  // Back to the version before: it connects as the owner, as it did.
  expect(await query(server.url, rows)).toEqual(kept);
  await server.stop();
});
