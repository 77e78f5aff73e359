import type { DatabaseClient } from '../client.ts';
import { AppRoleError, advice, roleStatement } from './app-role-error.ts';
import { appRole, appUrlOf, loginOf } from './app-url.ts';
import { connected } from './connected.ts';
import { factsOf, type RoleFacts } from './role-facts.ts';

/** Whether this role is let in with this password. */
export const opens = (url: string): Promise<boolean> =>
  connected(url, async () => true).catch((error: { code?: string; message: string }) => {
    // No such role, a wrong password, or no way in for this role. Anything else is an outage.
    if (error.code === '28P01' || error.code === '28000' || /SASL|password must be/.test(error.message)) return false;
    throw error;
  });

/** Other databases of this server in which the role has rights: their application would be locked out by another password. */
async function usedElsewhere(client: DatabaseClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT d.datname AS name FROM pg_shdepend s JOIN pg_database d ON d.oid = s.dbid
     WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = to_regrole($1) AND d.datname <> current_database() ORDER BY 1`,
    [appRole],
  );
  return rows.map(({ name }) => name);
}

async function make(client: DatabaseClient, facts: RoleFacts, password: string): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regrole($1) IS NOT NULL AS there', [appRole]);
  const word = password ? client.escapeLiteral(password) : 'NULL';
  const elsewhere = rows[0]?.there ? await usedElsewhere(client) : [];
  if (elsewhere.length > 0) {
    throw new AppRoleError(
      `The role ${appRole} has another password, and ${elsewhere.slice(0, 3).join(', ')} on this server uses it too. ` +
        'Give each of them a role of its own by DATABASE_URL, and its owner by DATABASE_OWNER_URL (docs/operations.md).',
    );
  }
  const statement = rows[0]?.there ? `ALTER ROLE ${appRole} LOGIN PASSWORD ${word}` : roleStatement(appRole, word);
  await client.query(statement).catch((cause: { code?: string }) => {
    // Another instance that starts at this moment made it with the same password.
    if (cause.code === '42710' || cause.code === '23505' || cause.code === 'XX000') return;
    throw new AppRoleError(`${facts.role} could not make the role ${appRole}.\n${advice(facts.role)}`, { cause });
  });
}

/**
 * Makes the role the application connects as, unless it is there, and gives its address. @throws AppRoleError when this owner may not,
 * or another application has it
 */
export async function ensureAppRole(ownerUrl: string): Promise<string> {
  const url = appUrlOf(ownerUrl);
  if (await opens(url)) return url;
  await connected(ownerUrl, async (client) => {
    const facts = await factsOf(client);
    if (!facts.superuser && !facts.makesRoles) {
      const why = `The application must not connect as ${facts.role}, which owns the tables: row-level security would not bind it.`;
      throw new AppRoleError(`${why} And ${facts.role} may not make the role ${appRole}.\n${advice(facts.role)}`);
    }
    await make(client, facts, loginOf(url).password);
  });
  if (await opens(url)) return url;
  throw new AppRoleError(
    `PostgreSQL does not let ${appRole} in as it lets in ${loginOf(ownerUrl).user || 'the owner'}; pg_hba.conf may say why. ` +
      'Set DATABASE_URL to an address of that role, and DATABASE_OWNER_URL to that of the owner.',
  );
}
