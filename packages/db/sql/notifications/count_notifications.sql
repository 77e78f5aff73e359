-- Counts the rows of a member's inbox by category. Unread: neither archived, snoozed nor deleted. Unseen: of those, placed after what
-- the member has seen.
CREATE OR REPLACE FUNCTION count_notifications(p_user uuid)
RETURNS TABLE (category varchar, unread int, unseen int) LANGUAGE sql STABLE AS $$
  SELECT n.category, count(*)::int,
    (count(*) FILTER (WHERE n.position > coalesce((SELECT s.up_to FROM notification_seen s WHERE s.user_id = p_user), 0)))::int
  FROM notification n
  WHERE n.user_id = p_user AND n.read_at IS NULL AND n.archived_at IS NULL AND n.deleted_at IS NULL AND n.snoozed_until IS NULL
  GROUP BY n.category
$$;
