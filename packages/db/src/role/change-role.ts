import { DatabaseClient } from '../client.ts';
import { uuidv7 } from '../uuidv7.ts';

export const roles = ['member', 'moderator', 'admin'] as const;
export type Role = (typeof roles)[number];

/**
 * Gives a member a role and notifies every server in the same transaction: what the old one allowed ends within 2 s, on
 * live connections too. Returns the role before. @throws when nobody has that name
 */
export async function changeRole(databaseUrl: string, username: string, role: Role): Promise<string> {
  const client = new DatabaseClient({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 10_000,
    query_timeout: 30_000,
  });
  await client.connect();
  try {
    await client.query('BEGIN');
    const readable = await scopesOf(client, username);
    const { rows } = await client.query<{ id: string; before: string }>(
      `UPDATE "user" u SET role = $2::role, version = u.version + 1 FROM "user" old
       WHERE old.id = u.id AND lower(u.username) = lower($1) RETURNING u.id, old.role AS before`,
      [username, role],
    );
    const [member] = rows;
    if (!member) throw new Error(`Nobody is named ${username}.`);
    const id = uuidv7();
    const event = { id, name: 'member:changed', rooms: ['internal:sessions'], correlationId: `role-${id}` };
    // What they may read no more, of whatever kind: its connections are authorised again.
    const lost = await client.query<{ key: string }>(
      'SELECT key FROM "scope" s WHERE key = ANY ($2::text[]) AND NOT scope_allows(s, $1) ORDER BY key',
      [member.id, readable],
    );
    const raise = lost.rows.map(({ key }) => key);
    // What their inbox says of reports they may settle no more goes, as a job of the notifications.
    const staff = {
      id: uuidv7(),
      kind: 'notifications:retract',
      payload: { correlationId: event.correlationId, staffId: member.id },
    };
    const jobs = member.before === 'member' ? [] : [staff];
    const appended = { events: [{ ...event, payload: { userId: member.id } }], raise, jobs };
    await client.query('SELECT append_events($1::jsonb)', [JSON.stringify(appended)]);
    await client.query('COMMIT');
    return member.before;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The keys of the scopes that let a member in. */
async function scopesOf(client: DatabaseClient, username: string): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(
    'SELECT s.key FROM "scope" s, "user" u WHERE lower(u.username) = lower($1) AND scope_allows(s, u.id)',
    [username],
  );
  return rows.map(({ key }) => key);
}
