import type { Database } from '@tidings/db';
import type pg from 'pg';
import { prepareAll } from '../engine/prepare-all.ts';
import type { Prepared } from '../engine/prepared.ts';
import { wordsOf } from '../engine/words.ts';
import type { PlacedRow } from '../presenter.ts';
import { type Dated, readHistory, signsIn } from './facts.ts';
import { liveThrough } from './live-through.ts';

const HOUR_MS = 3_600_000;
/** Facts that are placed in one go: each round decides on all of them anew. */
const AT_ONCE = 12;
/** Between these moments, in hours before now, the members looked into their inboxes. */
const looks = [96, 72, 48, 26, 12];

/**
 * Fills the inboxes of those who may sign in with what the forum holds, by the engine itself, as if it had been running all along: nothing
 * is sent, and what came long ago was read. For the demo community, before the server listens. `more`: what features beyond the forum state.
 */
export async function writeHistory(db: Database, more: readonly Dated[] = [], now: Date = new Date()): Promise<void> {
  const facts = [...(await readHistory(db)), ...more].sort((a, b) => a.at.getTime() - b.at.getTime());
  const { rows } = await db.pool.query<{ id: string }>(`SELECT id FROM "user" WHERE ${signsIn}`);
  const members = new Set(rows.map(({ id }) => id));
  const prepared = await prepareAll(
    db,
    facts.map(({ intent }) => intent),
  );
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    let from = 0;
    for (const hours of [...looks, 0]) {
      const until = now.getTime() - hours * HOUR_MS;
      const to = facts.findLastIndex(({ at }: Dated) => at.getTime() <= until) + 1;
      const news = prepared.slice(from, to).filter((one): one is Prepared => one !== null);
      for (let at = 0; at < news.length; at += AT_ONCE) await place(client, news.slice(at, at + AT_ONCE), members);
      from = Math.max(from, to);
      await liveThrough(client, new Date(until), hours === 0);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch((rollback: Error) => {
      broken = rollback;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

type Answer = { made: string[]; grown: string[]; more: boolean };

/**
 * Places facts and says them, as `placeAll` does. No event is written: who comes finds all of it there, at the head and floor of their room.
 */
async function place(client: pg.PoolClient, facts: readonly Prepared[], members: Set<string>): Promise<void> {
  const candidates = facts.flatMap((one, i) =>
    one.candidates.filter(({ user }) => members.has(user)).map((candidate) => ({ i, ...candidate })),
  );
  const part = JSON.stringify({ intents: facts.map(({ intent }) => intent), candidates });
  for (let more = candidates.length > 0; more; ) {
    const { rows } = await client.query<{ r: Answer }>('SELECT place_notifications($1::jsonb) AS r', [part]);
    const { made, grown, more: left } = rows[0]?.r ?? { made: [], grown: [], more: false };
    const placed = await client.query<{ r: PlacedRow[] }>('SELECT placed_notifications($1::uuid[]) AS r', [
      [...made, ...grown],
    ]);
    const words = (placed.rows[0]?.r ?? []).map((row) => ({ id: row.id, user: row.user_id, ...wordsOf(row) }));
    await client.query(
      `WITH w AS (SELECT * FROM jsonb_to_recordset($1::jsonb) x(id uuid, "user" uuid, title text, message text, action text)),
         said AS (UPDATE notification n SET title = w.title, message = w.message, action_text = w.action FROM w WHERE n.id = w.id)
       UPDATE stream s SET head = s.head + 1, floor = s.head + 1, last_id = w.id FROM w WHERE s.room = 'user:' || w."user"`,
      [JSON.stringify(words)],
    );
    more = left;
  }
}
