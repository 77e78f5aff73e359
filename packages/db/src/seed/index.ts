import { hash } from '@node-rs/argon2';
import { rooms } from '@tidings/contracts/plain';
import type pg from 'pg';
import { uuidv7 } from '../uuidv7.ts';
import { categories, topics } from './content.ts';
import { openRoom } from './open-room.ts';
import { DEMO_PASSWORD, people } from './people.ts';
import { writeAlerts } from './write-alerts.ts';
import { writeGroups } from './write-groups.ts';
import { writeReports } from './write-reports.ts';
import { writeTies } from './write-ties.ts';
import { writeTopic } from './write-topic.ts';

export { DEMO_PASSWORD, people } from './people.ts';

/**
 * Fills an empty database with the demo community: people, categories, topics and replies with believable times.
 * Everything is written as if it had always been there, so every stream begins at offset 0. Returns false, and changes
 * nothing, when there are members already. Refused by callers in production.
 */
export async function seedDemo(pool: pg.Pool, now: Date = new Date()): Promise<boolean> {
  const passwordHash = await hash(DEMO_PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    await client.query("SELECT pg_advisory_xact_lock(hashtext('tidings-seed'))");
    const { rows } = await client.query('SELECT 1 FROM "user" LIMIT 1');
    if (rows.length === 0) await write(client, passwordHash, now);
    await client.query('COMMIT');
    return rows.length === 0;
  } catch (error) {
    await client.query('ROLLBACK').catch((rollback: Error) => {
      broken = rollback;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function write(client: pg.PoolClient, passwordHash: string, now: Date): Promise<void> {
  const joined = new Date(now.getTime() - 40 * 24 * 3600_000);
  const ids = new Map<string, string>();
  for (const { username, name, role, bio, demo } of people) {
    const id = uuidv7(joined.getTime());
    ids.set(username, id);
    await client.query(
      `INSERT INTO "user" (id, username, email, display_name, bio, role, password_hash, created_at, email_verified_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
      [id, username, `${username}@demo.tidings.example`, name, bio, role, demo ? passwordHash : 'none', joined],
    );
    await openRoom(client, rooms.user(id), 'user', id);
  }
  const categoryIds = new Map<string, string>();
  for (const [position, [slug, name, colour, description]] of categories.entries()) {
    const id = uuidv7(joined.getTime());
    categoryIds.set(slug, id);
    await client.query(
      'INSERT INTO category (id, name, slug, colour, description, position) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, name, slug, colour, description, position],
    );
    await openRoom(client, rooms.category(id), 'everyone', null);
  }
  const groups = await writeGroups(client, ids, categories.length, now);
  for (const topic of topics) await writeTopic(client, topic, ids, categoryIds, now);
  await writeTies(client, { people: ids, categories: categoryIds, groups, now });
  await writeReports(client, ids, now);
  await writeAlerts(client, ids, now);
}
