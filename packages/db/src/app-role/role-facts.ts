import type { DatabaseClient } from '../client.ts';

/** What a role may do, as far as row-level security is concerned. */
export type RoleFacts = {
  role: string;
  superuser: boolean;
  bypasses: boolean;
  /** Owns tables of this database, or is a member of a role that does. */
  owns: boolean;
  makesRoles: boolean;
  makesDatabases: boolean;
  /** May make tables here: how the owner is known while there are none. */
  makesTables: boolean;
};

const text = `SELECT r.rolname AS role, r.rolsuper AS superuser, r.rolbypassrls AS bypasses, r.rolcreaterole AS "makesRoles",
  r.rolcreatedb AS "makesDatabases", coalesce(has_schema_privilege(to_regnamespace('public'), 'CREATE'), false) AS "makesTables",
  EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = to_regnamespace('public') AND c.relkind IN ('r', 'p')
    AND pg_has_role(c.relowner, 'MEMBER')) AS owns
FROM pg_roles r WHERE r.rolname = current_user`;

export async function factsOf(client: DatabaseClient): Promise<RoleFacts> {
  const { rows } = await client.query<RoleFacts>(text);
  if (!rows[0]) throw new Error('PostgreSQL does not know the role of this connection.');
  return rows[0];
}

/** Why the application must not connect as this role; null when it may. */
export function bypassOf(facts: RoleFacts): string | null {
  if (facts.superuser) return 'is a superuser';
  if (facts.bypasses) return 'has BYPASSRLS';
  if (facts.owns) return 'owns tables of Tidings, or is a member of the role that does';
  if (facts.makesRoles) return 'has CREATEROLE';
  if (facts.makesDatabases) return 'has CREATEDB';
  return null;
}
