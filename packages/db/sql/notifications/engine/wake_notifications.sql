-- Brings what was put off until now back: unread and on top, under the lock of the own rooms. One a member and at most `p_limit` a call;
-- `more` says that some are left. Returns { placed: [as place_notifications], more }.
CREATE OR REPLACE FUNCTION wake_notifications(p_limit int) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_ids uuid[];
  v_users uuid[];
  v_placed jsonb;
BEGIN
  SELECT array_agg(d.id), array_agg(d.user_id) INTO v_ids, v_users FROM (
    SELECT DISTINCT ON (n.user_id) n.id, n.user_id FROM (
      SELECT x.id, x.user_id, x.snoozed_until FROM notification x
      WHERE x.snoozed_until <= now() AND x.deleted_at IS NULL ORDER BY x.snoozed_until LIMIT p_limit) n
    ORDER BY n.user_id, n.snoozed_until) d;
  IF v_ids IS NULL THEN RETURN '{"placed": [], "more": false}'; END IF;
  PERFORM lock_inboxes(v_users);
  WITH woken AS (
    UPDATE notification n SET snoozed_until = NULL, read_at = NULL, version = n.version + 1, position = st.head + 1
    FROM stream st WHERE st.room = 'user:' || n.user_id AND n.id = ANY (v_ids) AND n.snoozed_until <= now() AND n.deleted_at IS NULL
    RETURNING n.*
  )
  SELECT coalesce(jsonb_agg(to_jsonb(w) || '{"is_new": false}' ORDER BY w.user_id), '[]') INTO v_placed FROM woken w;
  RETURN jsonb_build_object('more', v_placed <> '[]', 'placed', (
    SELECT coalesce(jsonb_agg(x.v || jsonb_build_object('counts', recount_notifications(u.id), 'locale', u.locale) ORDER BY u.id), '[]')
    FROM jsonb_array_elements(v_placed) x(v) JOIN "user" u ON u.id = (x.v ->> 'user_id')::uuid));
END
$$;
