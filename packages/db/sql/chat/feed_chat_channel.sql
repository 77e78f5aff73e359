-- Changes a channel and answers it as it is now; without a change it only answers. p: { channelId, name?, purpose?, archived?, add?: [user id],
-- remove?: user id, delete?: true }. Who comes in has read what was said before; who goes is answered no channel. NO_CHANGE: it is so already.
CREATE OR REPLACE FUNCTION feed_chat_channel(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_channel chat_channel;
  v_changed int;
BEGIN
  SELECT * INTO v_channel FROM chat_channel c WHERE c.id = (p ->> 'channelId')::uuid FOR NO KEY UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001'; END IF;
  IF p ? 'delete' THEN
    DELETE FROM chat_channel c WHERE c.id = v_channel.id;
    RETURN jsonb_build_object('channel', NULL, 'at', iso(p_at));
  END IF;
  IF p ? 'add' THEN
    INSERT INTO chat_member AS m (channel_id, user_id, workspace_id, read_number, joined_at)
    SELECT v_channel.id, w.user_id, v_channel.workspace_id, v_channel.last_number, greatest(p_at, w.joined_at) FROM workspace_member w
    WHERE w.workspace_id = v_channel.workspace_id AND w.user_id = ANY (ARRAY(SELECT jsonb_array_elements_text(p -> 'add')::uuid))
    ON CONFLICT (channel_id, user_id) DO UPDATE SET joined_at = excluded.joined_at, read_number = excluded.read_number
      WHERE m.joined_at < (SELECT w.joined_at FROM workspace_member w WHERE w.workspace_id = m.workspace_id AND w.user_id = m.user_id);
    GET DIAGNOSTICS v_changed = ROW_COUNT;
  ELSIF p ? 'remove' THEN
    DELETE FROM chat_member m WHERE m.channel_id = v_channel.id AND m.user_id = (p ->> 'remove')::uuid;
    GET DIAGNOSTICS v_changed = ROW_COUNT;
  ELSE
    SELECT count(*) INTO v_changed FROM jsonb_object_keys(p) k WHERE k <> 'channelId';
    IF v_changed = 0 THEN RETURN jsonb_build_object('channel', chat_channel_of(v_channel), 'at', iso(p_at)); END IF;
    IF coalesce(p ->> 'name', v_channel.name) = v_channel.name AND coalesce(p ->> 'purpose', v_channel.purpose) = v_channel.purpose
      AND coalesce((p ->> 'archived')::boolean, v_channel.archived_at IS NOT NULL) = (v_channel.archived_at IS NOT NULL) THEN
      v_changed := 0;
    END IF;
  END IF;
  IF v_changed = 0 THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  UPDATE chat_channel c SET name = coalesce(p ->> 'name', c.name), purpose = coalesce(p ->> 'purpose', c.purpose), version = c.version + 1,
    archived_at = CASE WHEN NOT p ? 'archived' THEN c.archived_at WHEN (p ->> 'archived')::boolean THEN coalesce(c.archived_at, p_at) END,
    member_count = CASE WHEN c.kind <> 'public' THEN (
      SELECT count(*) FROM chat_member m JOIN workspace_member w ON w.workspace_id = m.workspace_id AND w.user_id = m.user_id
      WHERE m.channel_id = c.id AND m.joined_at >= w.joined_at) END
  WHERE c.id = v_channel.id RETURNING c.* INTO v_channel;
  RETURN jsonb_build_object('channel', CASE WHEN NOT p ? 'remove' THEN chat_channel_of(v_channel) END, 'at', iso(p_at));
END
$$;
