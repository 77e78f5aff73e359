import type { NotificationCounts, Positions } from '@tidings/contracts';
import { rooms } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { snapshot } from '../../../platform/events/log/snapshot.ts';
import type { NotificationRow } from '../presenter.ts';

export type Filter = 'all' | 'unread' | 'mentions' | 'snoozed' | 'archived';

const live = 'n.archived_at IS NULL AND n.snoozed_until IS NULL';
const onlyOf: Record<Filter, string> = {
  all: live,
  unread: `${live} AND n.read_at IS NULL`,
  mentions: `${live} AND n.category = 'mentions'`,
  snoozed: 'n.snoozed_until IS NOT NULL',
  archived: 'n.archived_at IS NOT NULL',
};
const LAST = '9223372036854775807';

/** $1: the member, $2: before this position, $3: the category, $4: how many. */
export const inboxSql = (filter: Filter, category: string | null): string =>
  `SELECT n.* FROM notification n
   WHERE n.user_id = $1 AND n.deleted_at IS NULL AND ${onlyOf[filter]} AND n.position < $2
     ${category === null ? 'AND $3::text IS NULL' : 'AND n.category = $3'}
   ORDER BY n.position DESC LIMIT $4`;

type Page = { filter: Filter; category: string | null; after: string | null; limit: number };
type Inbox = { rows: NotificationRow[]; counts: NotificationCounts; seenUpTo: number };

/** A page of a member's inbox, the last placed first, with what counts in all of it; true together. */
export const readInbox = (
  db: Database,
  userId: string,
  { filter, category, after, limit }: Page,
): Promise<{ value: Inbox; positions: Positions }> =>
  snapshot(db, [rooms.user(userId)], async (client) => {
    const values = [userId, after ?? LAST, category, limit];
    const { rows } = await client.query<NotificationRow>(inboxSql(filter, category), values);
    const { rows: state } = await client.query<Omit<Inbox, 'rows'>>(
      `SELECT notification_counts($1) AS counts,
         coalesce((SELECT s.up_to FROM notification_seen s WHERE s.user_id = $1), 0)::float8 AS "seenUpTo"`,
      [userId],
    );
    const empty = { counts: { unread: 0, unseen: 0, byCategory: {} }, seenUpTo: 0 };
    return { rows, ...(state[0] ?? empty) };
  });

/** One of a member's inbox; null where it is gone. */
export const readOne = (
  db: Database,
  userId: string,
  id: string,
): Promise<{ value: NotificationRow | null; positions: Positions }> =>
  snapshot(db, [rooms.user(userId)], async (client) => {
    const { rows } = await client.query<NotificationRow>({
      name: 'one-notification',
      text: 'SELECT n.* FROM notification n WHERE n.id = $1 AND n.user_id = $2 AND n.deleted_at IS NULL',
      values: [id, userId],
    });
    return rows[0] ?? null;
  });

/** What counts in a member's inbox, and the offset of their own room that is true at. */
export async function readCounts(db: Database, userId: string): Promise<{ counts: NotificationCounts; asOf: number }> {
  const { rows } = await db.pool.query<{ counts: NotificationCounts; asOf: number }>({
    name: 'notification-counts',
    text: `SELECT notification_counts($1) AS counts,
             coalesce((SELECT st.head FROM stream st WHERE st.room = $2), 0)::float8 AS "asOf"`,
    values: [userId, rooms.user(userId)],
  });
  return rows[0] ?? { counts: { unread: 0, unseen: 0, byCategory: {} }, asOf: 0 };
}

type Own = { type: string; unread: boolean; deleted: boolean };
/** A notification of the member, deleted or not; undefined: it is not theirs. */
export async function readOwn(db: Database, userId: string, id: string): Promise<Own | undefined> {
  const { rows } = await db.pool.query<Own>({
    name: 'own-notification',
    text: 'SELECT n.type, n.read_at IS NULL AS unread, n.deleted_at IS NOT NULL AS deleted FROM notification n WHERE n.user_id = $1 AND n.id = $2',
    values: [userId, id],
  });
  return rows[0];
}

/** The time zone a member lives by: the one they chose, else that of the device that said so last; UTC where none is known. */
export async function readTimeZone(db: Database, userId: string): Promise<string> {
  const row = await db.prisma.user.findUnique({
    where: { id: userId },
    select: { timeZone: true, deviceTimeZone: true },
  });
  return row?.timeZone ?? row?.deviceTimeZone ?? 'UTC';
}
