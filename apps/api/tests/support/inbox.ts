import { until } from '@tidings/testing';
import type { Any, Forum, Member } from './forum.ts';

/** What is in a member's inbox. */
export const inboxOf = async (who: Member, query = ''): Promise<Any> =>
  (await who.get(`/api/notifications${query}`)).body;
export const itemsOf = async (who: Member, query = ''): Promise<Any[]> => (await inboxOf(who, query)).items;

/** Waits until nothing waits to be notified or taken back. */
export const settled = (forum: Forum): Promise<unknown> =>
  until(
    async () =>
      (
        await forum.db.pool.query(
          `SELECT 1 FROM job WHERE kind IN ('notifications:notify', 'notifications:retract') LIMIT 1`,
        )
      ).rowCount === 0,
    { what: 'the notifications to be made' },
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
