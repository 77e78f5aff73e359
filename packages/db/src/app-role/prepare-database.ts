import type { AppliedMigration } from '../migrate/history.ts';
import { type MigrateOptions, type MigrateResult, migrate } from '../migrate/migrate.ts';
import { type MigrationFile, readMigrations } from '../migrate/migration-files.ts';
import { planMigrations } from '../migrate/plan.ts';
import { AppRoleError, advice, roleStatement } from './app-role-error.ts';
import { loginOf } from './app-url.ts';
import { connected } from './connected.ts';
import { ensureAppRole, opens } from './ensure-app-role.ts';
import { bypassOf, factsOf } from './role-facts.ts';

export type Addresses = {
  /** DATABASE_URL: of the application's role, or of the owner where `ownerUrl` is missing. */
  url: string;
  /** DATABASE_OWNER_URL: who owns the tables. */
  ownerUrl?: string | undefined;
};

/** Who connects as what. `ownerUrl` is missing where only the application's role is given. */
async function rolesOf({ url, ownerUrl }: Addresses): Promise<{ appUrl: string; ownerUrl: string | null }> {
  if (ownerUrl !== undefined) {
    if (await opens(url)) return { appUrl: url, ownerUrl };
    const { user } = loginOf(url);
    throw new AppRoleError(
      `PostgreSQL does not let ${user} in, as whom DATABASE_URL connects. If there is no such role, run as a superuser:\n  ${roleStatement(user)}`,
    );
  }
  const facts = await connected(url, factsOf);
  const isApp = bypassOf(facts) === null && !facts.makesTables;
  return isApp ? { appUrl: url, ownerUrl: null } : { appUrl: await ensureAppRole(url), ownerUrl: url };
}

/** The application's role finds that nothing is to be done, or says who could do it. */
async function nothingPending(appUrl: string, files: MigrationFile[]): Promise<MigrateResult> {
  return connected(appUrl, async (client) => {
    const { rows } = await client
      .query<AppliedMigration>('SELECT * FROM migration_history()')
      .catch((): { rows: AppliedMigration[] } => ({ rows: [] }));
    const { pending, unknown } = planMigrations(files, rows);
    if (pending.length === 0) return { applied: [], unknown };
    throw new AppRoleError(
      `${pending.length} migrations have to be made, which ${loginOf(appUrl).user} may not: set DATABASE_OWNER_URL to the owner's address.`,
    );
  });
}

/** @throws AppRoleError when row-level security would not bind this role, or it cannot read what it needs */
async function check(appUrl: string): Promise<void> {
  await connected(appUrl, async (client) => {
    const facts = await factsOf(client);
    const bypass = bypassOf(facts);
    if (bypass)
      throw new AppRoleError(
        `The application must not connect as ${facts.role}, which ${bypass}: row-level security has to bind it.\n${advice(facts.role)}`,
      );
    await client.query('SELECT 1 FROM epoch').catch((cause) => {
      throw new AppRoleError(
        `${facts.role} may not read this database. The owner grants it: SELECT grant_to_app('${facts.role}');`,
        { cause },
      );
    });
  });
}

/**
 * Brings a database to the newest schema as its owner, gives the application's role what it needs, and answers the address the
 * application connects to. @throws AppRoleError, MigrationError with what to do
 */
export async function prepareDatabase(
  addresses: Addresses,
  options: MigrateOptions = {},
): Promise<MigrateResult & { appUrl: string }> {
  const { appUrl, ownerUrl } = await rolesOf(addresses);
  const result =
    ownerUrl === null
      ? await nothingPending(appUrl, readMigrations(options.directory))
      : await migrate(ownerUrl, { ...options, appRole: loginOf(appUrl).user });
  await check(appUrl);
  return { ...result, appUrl };
}
