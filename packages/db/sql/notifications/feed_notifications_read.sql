-- Marks some notifications of a member (`ids`), or all up to a position (`upTo`, of `category`), as read or unread; `wasReadAt`: unread
-- again is what was read at that moment. NO_CHANGE when nothing changes.
CREATE OR REPLACE FUNCTION feed_notifications_read(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_user uuid := (p ->> 'userId')::uuid;
  v_at timestamptz := CASE WHEN (p ->> 'on')::boolean THEN p_at END;
BEGIN
  UPDATE notification n SET read_at = v_at
  WHERE n.user_id = v_user AND n.deleted_at IS NULL AND (n.read_at IS NULL) = (v_at IS NOT NULL)
    AND CASE WHEN p ? 'ids' THEN n.id = ANY (ARRAY(SELECT jsonb_array_elements_text(p -> 'ids')::uuid))
      ELSE n.position <= (p ->> 'upTo')::bigint AND n.archived_at IS NULL AND n.snoozed_until IS NULL
        AND (p ->> 'category' IS NULL OR n.category = p ->> 'category')
        AND (p ->> 'wasReadAt' IS NULL OR n.read_at = (p ->> 'wasReadAt')::timestamptz) END;
  IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('readAt', iso(v_at), 'counts', recount_notifications(v_user));
END
$$;
