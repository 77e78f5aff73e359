import type { Database } from '@tidings/db';

type Said = { id: string; title: string; message: string; action: string; path: string; at: string };

/** What of these is still to be mailed when the mail is handed over: unread, wanted, and not put away. In the order in which it came. */
export async function readStillUnread(db: Database, ids: readonly string[]): Promise<Said[]> {
  const { rows } = await db.pool.query<Omit<Said, 'at'> & { at: Date }>({
    name: 'still-unread',
    text: `SELECT n.id, n.title, n.message, coalesce(n.action_text, '') AS action, coalesce(n.action_url, '/inbox') AS path, n.created_at AS at
      FROM notification n LEFT JOIN notification_preference f ON f.user_id = n.user_id AND f.type = n.type
      LEFT JOIN interruption_setting s ON s.user_id = n.user_id
      WHERE n.id = ANY ($1::uuid[]) AND n.read_at IS NULL AND n.archived_at IS NULL AND n.deleted_at IS NULL AND n.snoozed_until IS NULL
        AND coalesce(f.email, true) AND coalesce(s.email_delay, 5) >= 0
      ORDER BY n.position`,
    values: [ids],
  });
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
