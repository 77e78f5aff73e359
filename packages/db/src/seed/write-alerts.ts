import { createHash } from 'node:crypto';
import type pg from 'pg';
import { uuidv7 } from '../uuidv7.ts';
import { seedAlerts } from './alerts.ts';
import { need } from './need.ts';

/** Writes what was found about people. What is watched stays empty: it is hashed with a secret that the server makes. */
export async function writeAlerts(client: pg.PoolClient, people: Map<string, string>, now: Date): Promise<void> {
  for (const { who, source, severity, state, minutesAgo, finding } of seedAlerts(now)) {
    const at = new Date(now.getTime() - minutesAgo * 60_000);
    const [id, userId] = [uuidv7(at.getTime()), need(people, who)];
    const fingerprint = createHash('sha256').update(`demo ${id}`).digest('hex');
    const later = new Date(at.getTime() + 3_600_000);
    const [seen, done] = [state === 'new' ? null : later, state === 'resolved' ? later : null];
    await client.query(
      `INSERT INTO alert (id, owner_id, source, fingerprint, severity, state, finding, first_seen_at, last_seen_at, acknowledged_at,
         acknowledged_by_id, resolved_at, resolved_by_id, correlation_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11, $12, 'demo-history')`,
      [
        ...[id, userId, source, fingerprint, severity, state, JSON.stringify(finding), at],
        ...[seen, seen && userId, done, done && userId],
      ],
    );
    await client.query(
      `INSERT INTO alert_recipient (user_id, alert_id, reason, place, at) VALUES ($1, $2, 'you_monitor', 1, $3)`,
      [userId, id, at],
    );
  }
}
