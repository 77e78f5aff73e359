-- Marks some notifications of a member (`ids`), or all up to a position (`upTo`, of `category`), as read or unread; `wasReadAt`: unread
-- again is what was read at that moment. Of `ids` it answers which changed; NO_CHANGE when nothing does.
CREATE OR REPLACE FUNCTION feed_notifications_read(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_user uuid := (p ->> 'userId')::uuid;
  v_on boolean := (p ->> 'on')::boolean;
  v_ids uuid[] := ARRAY(SELECT jsonb_array_elements_text(p -> 'ids')::uuid);
  v_changed uuid[];
BEGIN
  -- Three statements, so that each finds its rows by an index of its own.
  IF p ? 'ids' THEN
    WITH c AS (
      UPDATE notification n SET read_at = CASE WHEN v_on THEN p_at END
      WHERE n.user_id = v_user AND n.id = ANY (v_ids) AND n.deleted_at IS NULL AND (n.read_at IS NULL) = v_on RETURNING n.id
    ) SELECT array_agg(c.id ORDER BY c.id) INTO v_changed FROM c;
  ELSIF v_on THEN
    UPDATE notification n SET read_at = p_at
    WHERE n.user_id = v_user AND n.position <= (p ->> 'upTo')::bigint AND n.read_at IS NULL AND n.archived_at IS NULL
      AND n.deleted_at IS NULL AND n.snoozed_until IS NULL AND (p ->> 'category' IS NULL OR n.category = p ->> 'category');
  ELSE
    UPDATE notification n SET read_at = NULL
    WHERE n.user_id = v_user AND n.position <= (p ->> 'upTo')::bigint AND n.read_at = (p ->> 'wasReadAt')::timestamptz
      AND n.archived_at IS NULL AND n.deleted_at IS NULL AND n.snoozed_until IS NULL
      AND (p ->> 'category' IS NULL OR n.category = p ->> 'category');
  END IF;
  IF NOT FOUND OR (p ? 'ids' AND v_changed IS NULL) THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('readAt', CASE WHEN v_on THEN iso(p_at) END, 'counts', recount_notifications(v_user))
    || CASE WHEN p ? 'ids' THEN jsonb_build_object('ids', v_changed) ELSE '{}' END;
END
$$;
