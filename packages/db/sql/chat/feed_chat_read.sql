-- Moves how far somebody has read forward, at most to the last message; NO_CHANGE when it is there already.
CREATE OR REPLACE FUNCTION feed_chat_read(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_user uuid := (p ->> 'userId')::uuid;
  v_channel chat_channel;
  v_number int;
BEGIN
  SELECT * INTO v_channel FROM chat_channel c WHERE c.id = (p ->> 'channelId')::uuid;
  IF chat_role(v_channel, v_user) IS NULL THEN RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001'; END IF;
  v_number := least((p ->> 'number')::int, v_channel.last_number);
  IF v_number < 1 THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  INSERT INTO chat_member AS m (channel_id, user_id, workspace_id, read_number, joined_at)
  VALUES (v_channel.id, v_user, v_channel.workspace_id, v_number,
    (SELECT greatest(p_at, w.joined_at) FROM workspace_member w WHERE w.workspace_id = v_channel.workspace_id AND w.user_id = v_user))
  ON CONFLICT (channel_id, user_id) DO UPDATE SET read_number = excluded.read_number WHERE m.read_number < excluded.read_number;
  IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('readNumber', v_number, 'at', iso(p_at));
END
$$;
