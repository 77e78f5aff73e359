import { uuidv7 } from '@tidings/db';
import { until } from '@tidings/testing';
import type { Any, Forum, Member } from './forum.ts';

/** What is in a member's inbox. */
export const inboxOf = async (who: Member, query = ''): Promise<Any> =>
  (await who.get(`/api/notifications${query}`)).body;
export const itemsOf = async (who: Member, query = ''): Promise<Any[]> => (await inboxOf(who, query)).items;

/** Waits until nothing waits to be notified or taken back. */
export const settled = (forum: Pick<Forum, 'db'>, timeoutMs?: number): Promise<unknown> =>
  until(
    async () =>
      (
        await forum.db.pool.query(
          `SELECT 1 FROM job WHERE kind IN ('notifications:notify', 'notifications:retract') LIMIT 1`,
        )
      ).rowCount === 0,
    { what: 'the notifications to be made', ...(timeoutMs && { timeoutMs }) },
  );

/** What counts, by counting rows: a second opinion that shares nothing with what is kept. */
export async function countedOf(forum: Forum, who: Member): Promise<Any> {
  const { rows } = await forum.db.pool.query(
    `SELECT coalesce(count(*), 0)::int AS unread,
       coalesce(count(*) FILTER (WHERE position > coalesce((SELECT up_to FROM notification_seen WHERE user_id = $1), 0)), 0)::int AS unseen
     FROM notification WHERE user_id = $1 AND read_at IS NULL AND archived_at IS NULL AND deleted_at IS NULL
       AND snoozed_until IS NULL`,
    [who.id],
  );
  return rows[0];
}
export const totals = ({ unread, unseen }: Any) => ({ unread, unseen });

type Stored = { id?: string; archived?: boolean; snoozed?: boolean; deleted?: boolean; read?: boolean; text?: string };

/** Puts a notification into a member's inbox as it would have been stored, and answers its id. */
export async function store({ db }: Pick<Forum, 'db'>, userId: string, as: Stored = {}): Promise<string> {
  const id = as.id ?? uuidv7();
  const text = as.text ?? 'Something happened';
  const at = (is: boolean | undefined) => (is ? new Date() : null);
  await db.pool.query(
    `INSERT INTO notification (id, user_id, type, category, reason, actors, data, title, message, position, created_at, updated_at,
       read_at, archived_at, snoozed_until, deleted_at, correlation_id)
     SELECT $1, $2, 'system', 'system', 'audience', '[]', jsonb_build_object('title', $3::text, 'message', $3::text, 'path', '/'), left($3, 300),
       left($3, 1000), coalesce((SELECT max(position) FROM notification WHERE user_id = $2), 0) + 1, now(), now(), $4, $5, $6, $7, 'stored'`,
    [
      id,
      userId,
      text,
      at(as.read),
      at(as.archived),
      as.snoozed ? new Date(Date.now() + 3600_000) : null,
      at(as.deleted),
    ],
  );
  await db.pool.query('SELECT recount_notifications($1)', [userId]);
  return id;
}
