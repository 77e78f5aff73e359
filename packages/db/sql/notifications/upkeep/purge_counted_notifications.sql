-- Removes what counts among notifications whose first cause is older than `p_before`, of at most `p_limit` members, under the lock of
-- their own rooms. Returns what counts for each of them now, and at which offset; nobody when nothing old counts any more.
CREATE OR REPLACE FUNCTION purge_counted_notifications(p_before timestamptz, p_limit int)
RETURNS TABLE (user_id uuid, counts jsonb, as_of float8) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_before uuid := first_uuid(p_before);
  v_users uuid[];
BEGIN
  v_users := ARRAY(SELECT DISTINCT n.user_id FROM notification n WHERE n.id < v_before AND n.read_at IS NULL
    AND n.archived_at IS NULL AND n.deleted_at IS NULL AND n.snoozed_until IS NULL ORDER BY 1 LIMIT p_limit);
  PERFORM lock_inboxes(v_users);
  DELETE FROM notification n WHERE n.id < v_before AND n.user_id = ANY (v_users) AND n.read_at IS NULL
    AND n.archived_at IS NULL AND n.deleted_at IS NULL AND n.snoozed_until IS NULL;
  RETURN QUERY SELECT u.id, recount_notifications(u.id), st.head::float8
    FROM unnest(v_users) u(id) JOIN stream st ON st.room = 'user:' || u.id;
END
$$;
