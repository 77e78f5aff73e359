-- These notifications as they are to be said: each row with what counts in the inbox of its member, their language, and whether they said of
-- its type that it comes by push or by e-mail (null: as it is by default), and after how many minutes.
CREATE OR REPLACE FUNCTION placed_notifications(p_ids uuid[]) RETURNS json LANGUAGE sql STABLE AS $$
  WITH row AS MATERIALIZED (SELECT n.* FROM notification n WHERE n.id = ANY (p_ids))
  SELECT coalesce(json_agg(x ORDER BY x.user_id, x.position), '[]') FROM (
    SELECT r.*, u.locale, coalesce(k.counts, no_notification_counts()) AS counts, f.push, f.email, coalesce(s.email_delay, 5) AS email_delay
    FROM row r JOIN "user" u ON u.id = r.user_id
    LEFT JOIN notification_preference f ON f.user_id = r.user_id AND f.type = r.type
    LEFT JOIN interruption_setting s ON s.user_id = r.user_id
    LEFT JOIN kept_notification_counts(ARRAY(SELECT DISTINCT o.user_id FROM row o)) k ON k.user_id = r.user_id) x
$$;
