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

export type ForOne = { alertId: string; userId: string; row: AlertRow };

/** Alerts as each of those who have one has it now, each in the order in which they got it. */
export async function readForAll(tx: Tx, alertIds: readonly string[]): Promise<ForOne[]> {
  return tx.db.$queryRaw<ForOne[]>(Prisma.sql`
    SELECT r.alert_id AS "alertId", r.user_id AS "userId", alert_of(a, r.user_id) AS row
    FROM alert_recipient r JOIN alert a ON a.id = r.alert_id
    WHERE r.alert_id = ANY (${alertIds}::uuid[]) ORDER BY r.alert_id, r.place, r.user_id`);
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

/** Who is to have an alert, in their order. */
export type Recipients = { alertId: string; userIds: readonly string[] };

/** Gives alerts to these members as well, in this order; who has one already keeps their place. Returns who has one now and had not. */
export async function addRecipients(
  tx: Tx,
  all: readonly Recipients[],
): Promise<{ alertId: string; userId: string }[]> {
  const wanted = all.flatMap(({ alertId, userIds }) =>
    userIds.map((userId, nth) => ({ alertId, userId, nth: nth + 1 })),
  );
  return tx.db.$queryRaw<{ alertId: string; userId: string }[]>(Prisma.sql`
    INSERT INTO alert_recipient (user_id, alert_id, reason, place)
    SELECT u.id, a.id, CASE WHEN u.id = a.owner_id THEN 'you_monitor' ELSE 'family' END,
      (SELECT count(*) FROM alert_recipient x WHERE x.alert_id = a.id) + w.nth
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) w("alertId" uuid, "userId" uuid, nth int)
    JOIN alert a ON a.id = w."alertId" JOIN "user" u ON u.id = w."userId"
    ORDER BY a.id, u.id ON CONFLICT DO NOTHING RETURNING alert_id AS "alertId", user_id AS "userId"`);
}
