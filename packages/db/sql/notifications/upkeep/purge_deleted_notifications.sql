-- Removes at most `p_limit` notifications that their members deleted before `p_before`, and what their causes said; that they were caused
-- stays known. Returns how many went.
CREATE OR REPLACE FUNCTION purge_deleted_notifications(p_before timestamptz, p_limit int) RETURNS int LANGUAGE sql AS $$
  WITH old AS (
    SELECT n.id FROM notification n WHERE n.deleted_at < p_before ORDER BY n.deleted_at LIMIT p_limit FOR UPDATE SKIP LOCKED
  ), gone AS (
    DELETE FROM notification n USING old WHERE n.id = old.id RETURNING n.id
  ), silent AS (
    UPDATE notification_cause c SET data = '{}', undone_at = coalesce(c.undone_at, now()) FROM gone g WHERE c.notification_id = g.id
  )
  SELECT count(*)::int FROM gone
$$;
