import {
  type Alert,
  type AlertCounts,
  type AlertSource,
  type AlertState,
  rooms,
  type Severity,
} from '@tidings/contracts';
import { type Database, Prisma } from '@tidings/db';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import type { Tx } from '../../platform/events/log/tx.ts';

/** An alert as SQL answers it for one member (`alert_of`): without its words, which the language of the member decides. */
export type AlertRow = Omit<Alert, 'title' | 'message'> & { locale: string | null };

export type ListFilter = {
  state?: AlertState | 'open' | undefined;
  source?: AlertSource | undefined;
  severity?: Severity | undefined;
};
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** $1: the member, $2: before this alert, $3 to $5: state, source, severity, $6: how many. */
export const alertsSql = `SELECT alert_of(a, $1) AS row FROM alert_recipient r JOIN alert a ON a.id = r.alert_id
  WHERE r.user_id = $1 AND r.alert_id < $2
    AND ($3::text IS NULL OR CASE $3 WHEN 'open' THEN a.state <> 'resolved' ELSE a.state = $3::alert_state END)
    AND ($4::text IS NULL OR a.source = $4) AND ($5::severity IS NULL OR a.severity = $5::severity)
  ORDER BY r.alert_id DESC LIMIT $6`;

/** Alerts of a member, the last found first, with how many they have of all; true together. */
export const readAlerts = (db: Database, userId: string, filter: ListFilter, after: string | null, limit: number) =>
  snapshot(db, [rooms.user(userId)], async (client) => {
    const { state = null, source = null, severity = null } = filter;
    const values = [userId, after ?? LAST_ID, state, source, severity, limit];
    const { rows } = await client.query<{ row: AlertRow }>({ name: 'alerts', text: alertsSql, values });
    const { rows: counted } = await client.query<{ counts: AlertCounts }>('SELECT alert_counts($1) AS counts', [
      userId,
    ]);
    return { rows: rows.map(({ row }) => row), counts: counted[0]?.counts ?? { new: 0, open: 0 } };
  });

/** One alert of a member; null where it is not theirs. */
export const readAlert = (db: Database, userId: string, id: string) =>
  snapshot(db, [rooms.user(userId)], async (client) => {
    const { rows } = await client.query<{ row: AlertRow }>({
      name: 'one-alert',
      text: 'SELECT alert_of(a, $1) AS row FROM alert_recipient r JOIN alert a ON a.id = r.alert_id WHERE r.user_id = $1 AND r.alert_id = $2',
      values: [userId, id],
    });
    return rows[0]?.row ?? null;
  });

/** An alert as each of those who have it has it now, in the order in which they got it. */
export async function readForAll(tx: Tx, alertId: string): Promise<{ userId: string; row: AlertRow }[]> {
  return tx.db.$queryRaw<{ userId: string; row: AlertRow }[]>`
    SELECT r.user_id AS "userId", alert_of(a, r.user_id) AS row FROM alert_recipient r JOIN alert a ON a.id = r.alert_id
    WHERE r.alert_id = ${alertId}::uuid ORDER BY r.place, r.user_id`;
}

export type LockedAlert = {
  id: string;
  ownerId: string;
  state: AlertState;
  severity: Severity;
  mine: boolean;
  correlationId: string;
};
/** An alert, held until the commit, and whether this member has it; null where it is gone. */
export async function lockAlert(tx: Tx, id: string, userId: string | null): Promise<LockedAlert | null> {
  const rows = await tx.db.$queryRaw<LockedAlert[]>`
    SELECT a.id, a.owner_id AS "ownerId", a.state, a.severity, a.correlation_id AS "correlationId", EXISTS (
      SELECT FROM alert_recipient r WHERE r.alert_id = a.id AND r.user_id = ${userId}::uuid) AS mine
    FROM alert a WHERE a.id = ${id}::uuid FOR NO KEY UPDATE`;
  return rows[0] ?? null;
}

/** Gives an alert to these members as well, in this order; who has it already keeps their place. Returns who has it now and had not. */
export async function addRecipients(tx: Tx, alertId: string, userIds: readonly string[]): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>(Prisma.sql`
    INSERT INTO alert_recipient (user_id, alert_id, reason, place)
    SELECT u.id, a.id, CASE WHEN u.id = a.owner_id THEN 'you_monitor' ELSE 'family' END,
      (SELECT count(*) FROM alert_recipient x WHERE x.alert_id = a.id) + w.nth
    FROM alert a, unnest(${userIds}::uuid[]) WITH ORDINALITY w(id, nth) JOIN "user" u ON u.id = w.id
    WHERE a.id = ${alertId}::uuid ORDER BY u.id ON CONFLICT DO NOTHING RETURNING user_id AS id`);
  return rows.map(({ id }) => id);
}
