import type pg from 'pg';

/** What was placed stands at the time of its causes, whose ids carry it. */
const dated = `
  WITH caused AS (
    UPDATE notification_cause c SET at = uuid_extract_timestamp(c.source) WHERE c.at > uuid_extract_timestamp(c.source) + interval '1 second'
    RETURNING c.notification_id
  ), of AS (
    SELECT c.notification_id AS id, min(uuid_extract_timestamp(c.source)) AS first, max(uuid_extract_timestamp(c.source)) AS last
    FROM notification_cause c WHERE c.notification_id IN (SELECT notification_id FROM caused) GROUP BY 1
  )
  UPDATE notification n SET created_at = of.first, updated_at = of.last FROM of WHERE n.id = of.id`;

/** The inbox is in the order in which things happened. */
const inOrder = `
  UPDATE notification n SET position = o.nth FROM (
    SELECT x.id, row_number() OVER (PARTITION BY x.user_id ORDER BY x.updated_at, x.position) AS nth FROM notification x) o
  WHERE n.id = o.id`;

/** A look at the inbox: all of it is seen and read, and who is done with a thing archives it. */
const looked = `
  UPDATE notification n SET read_at = $1, archived_at = CASE WHEN n.category IN ('people', 'reactions') THEN $1::timestamptz END
  WHERE n.read_at IS NULL AND n.archived_at IS NULL AND n.snoozed_until IS NULL`;

/**
 * The last hours: what is older than some was read, here and there; the one thing that needs quiet was put off until tomorrow; what came
 * within the hour nobody has seen.
 */
const recent = [
  `UPDATE notification n SET read_at = n.updated_at + interval '9 minutes' FROM (
     SELECT x.id, row_number() OVER (PARTITION BY x.user_id ORDER BY x.position) AS nth FROM notification x
     WHERE x.read_at IS NULL AND x.updated_at < $1::timestamptz - interval '100 minutes' AND x.category <> 'mentions') o
   WHERE n.id = o.id AND o.nth % 2 = 1`,
  `UPDATE notification n SET snoozed_until = (date_trunc('day', $1::timestamptz AT TIME ZONE 'UTC') + interval '32 hours') AT TIME ZONE 'UTC'
   FROM (SELECT DISTINCT ON (x.user_id) x.id FROM notification x WHERE x.read_at IS NULL AND x.updated_at < $1::timestamptz - interval '45 minutes'
     AND x.type IN ('topic', 'group_post', 'comment', 'reply', 'group_join') ORDER BY x.user_id, x.type = 'topic' DESC, x.position DESC) o WHERE n.id = o.id`,
  `INSERT INTO notification_seen (user_id, up_to) SELECT n.user_id, max(n.position) FROM notification n
   WHERE n.updated_at < $1::timestamptz - interval '1 hour' GROUP BY 1
   ON CONFLICT (user_id) DO UPDATE SET up_to = excluded.up_to`,
];

/** Lets the members live up to a moment: what came before it is dated, and dealt with as people do. `isNow`: nothing comes after it. */
export async function liveThrough(client: pg.PoolClient, at: Date, isNow: boolean): Promise<void> {
  await client.query(dated);
  if (!isNow) return void (await client.query(looked, [at]));
  await client.query(inOrder);
  for (const sql of recent) await client.query(sql, [at]);
  await client.query(
    'SELECT recount_notifications(u.id) FROM "user" u WHERE EXISTS (SELECT FROM notification n WHERE n.user_id = u.id)',
  );
}
