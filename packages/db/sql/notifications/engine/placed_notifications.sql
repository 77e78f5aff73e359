-- These notifications as they are to be said: each row with what counts in the inbox of its member, and their language.
CREATE OR REPLACE FUNCTION placed_notifications(p_ids uuid[]) RETURNS json LANGUAGE sql STABLE AS $$
  WITH row AS MATERIALIZED (SELECT n.* FROM notification n WHERE n.id = ANY (p_ids))
  SELECT coalesce(json_agg(x ORDER BY x.user_id, x.position), '[]') FROM (
    SELECT r.*, u.locale, coalesce(k.counts, no_notification_counts()) AS counts
    FROM row r JOIN "user" u ON u.id = r.user_id
    LEFT JOIN kept_notification_counts(ARRAY(SELECT DISTINCT o.user_id FROM row o)) k ON k.user_id = r.user_id) x
$$;
