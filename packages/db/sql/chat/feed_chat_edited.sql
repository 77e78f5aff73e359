-- Changes the text of a message that its author may still change; NO_CHANGE: it says that already.
CREATE OR REPLACE FUNCTION feed_chat_edited(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_message chat_message;
  v_channel chat_channel;
  v_role workspace_role;
BEGIN
  SELECT * INTO v_message FROM chat_message m WHERE m.id = (p ->> 'id')::uuid AND m.deleted_at IS NULL FOR UPDATE;
  SELECT * INTO v_channel FROM chat_channel c WHERE c.id = v_message.channel_id;
  v_role := chat_role(v_channel, (p ->> 'authorId')::uuid);
  IF v_role IS NULL THEN RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001'; END IF;
  IF v_role = 'viewer' OR v_message.author_id <> (p ->> 'authorId')::uuid OR chat_is_blocked(v_channel) THEN
    RAISE EXCEPTION 'FORBIDDEN' USING ERRCODE = 'TD001';
  END IF;
  IF v_channel.archived_at IS NOT NULL THEN RAISE EXCEPTION 'CHANNEL_ARCHIVED' USING ERRCODE = 'TD001'; END IF;
  IF v_message.body = p ->> 'body' THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  IF v_message.version <> coalesce((p ->> 'version')::int, v_message.version) THEN
    RAISE EXCEPTION 'VERSION_CONFLICT' USING ERRCODE = 'TD001';
  END IF;
  UPDATE chat_message m SET body = p ->> 'body', edited_at = p_at, version = m.version + 1 WHERE m.id = v_message.id RETURNING * INTO v_message;
  RETURN chat_message_of(v_message);
END
$$;
