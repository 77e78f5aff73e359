-- Moves what a member has seen of their inbox to a position, never back and never beyond what there is. NO_CHANGE when it is there.
CREATE OR REPLACE FUNCTION feed_notifications_seen(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_user uuid := (p ->> 'userId')::uuid;
  v_up_to bigint;
BEGIN
  SELECT least((p ->> 'upTo')::bigint, coalesce(max(n.position), 0)) INTO v_up_to FROM notification n WHERE n.user_id = v_user;
  INSERT INTO notification_seen AS s (user_id, up_to) SELECT v_user, v_up_to WHERE v_up_to > 0
  ON CONFLICT (user_id) DO UPDATE SET up_to = excluded.up_to WHERE s.up_to < excluded.up_to;
  IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('upTo', v_up_to, 'counts', recount_notifications(v_user));
END
$$;
