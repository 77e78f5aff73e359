-- Brings what counts in a member's inbox to what its rows say, and answers it. Only under the lock of the member's own room.
CREATE OR REPLACE FUNCTION recount_notifications(p_user uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO notification_count AS k (user_id, category, unread, unseen)
  SELECT p_user, c.category, c.unread, c.unseen FROM count_notifications(p_user) c
  ON CONFLICT (user_id, category) DO UPDATE SET unread = excluded.unread, unseen = excluded.unseen
  WHERE (k.unread, k.unseen) IS DISTINCT FROM (excluded.unread, excluded.unseen);
  DELETE FROM notification_count k WHERE k.user_id = p_user
    AND NOT EXISTS (SELECT FROM count_notifications(p_user) c WHERE c.category = k.category);
  RETURN notification_counts(p_user);
END
$$;
