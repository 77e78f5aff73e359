import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { DatabaseClient } from '@tidings/testing';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs access tokens as the server does (apps/api, platform/auth): ten thousand sign-ins would each cost a password hash. */
function signer(secret: string): (userId: string, sessionId: string) => string {
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(secret), 'tidings', 'access-token', 32));
  const kid = createHash('sha256').update(key).digest('hex').slice(0, 8);
  const header = encode({ alg: 'HS256', typ: 'at+jwt', kid });
  const iat = Math.floor(Date.now() / 1000);
  return (sub, sid) => {
    const claims = { sub, sid, ver: 1, iat, exp: iat + 4 * 3600, iss: 'tidings', aud: 'tidings-api' };
    const signed = `${header}.${encode(claims)}`;
    return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
  };
}

/** Members with a session each, who watch a category, written straight into the database; their tokens. */
export async function watchers(
  databaseUrl: string,
  secret: string,
  categoryId: string,
  count: number,
): Promise<string[]> {
  const client = new DatabaseClient({ connectionString: databaseUrl });
  await client.connect();
  try {
    const run = Math.random().toString(36).slice(2, 8);
    const { rows } = await client.query<{ user: string; session: string }>(
      `WITH made AS (
         INSERT INTO "user" (id, username, email, password_hash, display_name)
         SELECT gen_random_uuid(), 'w-' || $1::text || '-' || i, 'w-' || $1 || '-' || i || '@bench.example', '', 'Watcher ' || i
         FROM generate_series(1, $2::int) i RETURNING id
       ), watching AS (
         INSERT INTO watch (user_id, target_type, target_id, level) SELECT id, 'category', $3::uuid, 'watching' FROM made
       )
       INSERT INTO session (id, user_id, expires_at) SELECT gen_random_uuid(), id, now() + interval '1 day' FROM made
       RETURNING user_id AS "user", id AS session`,
      [run, count, categoryId],
    );
    await client.query('SELECT lock_inboxes($1::uuid[])', [rows.map(({ user }) => user)]);
    await client.query('ANALYZE "user", watch, session');
    const sign = signer(secret);
    return rows.map(({ user, session }) => sign(user, session));
  } finally {
    await client.end();
  }
}
