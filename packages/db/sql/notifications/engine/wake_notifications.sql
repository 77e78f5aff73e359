-- Brings what was put off until now back: unread and on top, under the lock of the own rooms. One a member and at most `p_limit` a call;
-- `more` says that some are left. Returns { woken: [id], more }.
CREATE OR REPLACE FUNCTION wake_notifications(p_limit int) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_ids uuid[];
  v_users uuid[];
  v_woken uuid[];
BEGIN
  SELECT array_agg(d.id), array_agg(d.user_id) INTO v_ids, v_users FROM (
    SELECT DISTINCT ON (n.user_id) n.id, n.user_id FROM (
      SELECT x.id, x.user_id, x.snoozed_until FROM notification x
      WHERE x.snoozed_until <= now() AND x.deleted_at IS NULL ORDER BY x.snoozed_until LIMIT p_limit) n
    ORDER BY n.user_id, n.snoozed_until) d;
  IF v_ids IS NULL THEN RETURN '{"woken": [], "more": false}'; END IF;
  PERFORM lock_inboxes(v_users);
  WITH woken AS (
    UPDATE notification n SET snoozed_until = NULL, read_at = NULL, updated_at = date_trunc('milliseconds', clock_timestamp()),
      version = n.version + 1, position = st.head + 1
    FROM stream st WHERE st.room = 'user:' || n.user_id AND n.id = ANY (v_ids) AND n.snoozed_until <= now() AND n.deleted_at IS NULL
    RETURNING n.id
  )
  SELECT coalesce(array_agg(w.id), '{}') INTO v_woken FROM woken w;
  PERFORM recount_notifications(u) FROM unnest(v_users) u;
  RETURN jsonb_build_object('more', cardinality(v_woken) > 0, 'woken', v_woken);
END
$$;
