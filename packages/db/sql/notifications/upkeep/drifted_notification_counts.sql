-- Members among these whose kept numbers are not what their rows say, with both; all of it at one moment, so nobody is locked.
CREATE OR REPLACE FUNCTION drifted_notification_counts(p_users uuid[])
RETURNS TABLE (user_id uuid, kept jsonb, counted jsonb) LANGUAGE sql STABLE AS $$
  SELECT * FROM (
    SELECT u.id, (SELECT coalesce(jsonb_object_agg(k.category, jsonb_build_array(k.unread, k.unseen)), '{}')
        FROM notification_count k WHERE k.user_id = u.id AND (k.unread <> 0 OR k.unseen <> 0)) AS kept,
      (SELECT coalesce(jsonb_object_agg(c.category, jsonb_build_array(c.unread, c.unseen)), '{}')
        FROM count_notifications(u.id) c) AS counted
    FROM unnest(p_users) u(id)
  ) x WHERE x.kept <> x.counted
$$;
