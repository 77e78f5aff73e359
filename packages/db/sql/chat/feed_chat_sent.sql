-- Writes a message under the lock of its channel's stream: its number, the channel's last one and how far its author has read. NO_CHANGE:
-- its author sent it before. Who asks was let in; what has changed since is looked at once more.
CREATE OR REPLACE FUNCTION feed_chat_sent(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_author uuid := (p ->> 'authorId')::uuid;
  v_channel chat_channel;
  v_message chat_message;
  v_role workspace_role;
BEGIN
  IF EXISTS (SELECT FROM chat_message m WHERE m.channel_id = (p ->> 'channelId')::uuid AND m.author_id = v_author AND m.client_id = p ->> 'clientId') THEN
    RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001';
  END IF;
  SELECT * INTO v_channel FROM chat_channel c WHERE c.id = (p ->> 'channelId')::uuid;
  v_role := chat_role(v_channel, v_author);
  IF v_role IS NULL THEN RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001'; END IF;
  IF v_role = 'viewer' OR chat_is_blocked(v_channel) THEN RAISE EXCEPTION 'FORBIDDEN' USING ERRCODE = 'TD001'; END IF;
  UPDATE chat_channel c SET last_number = c.last_number + 1, last_at = p_at
  WHERE c.id = v_channel.id AND c.archived_at IS NULL RETURNING c.* INTO v_channel;
  IF NOT FOUND THEN RAISE EXCEPTION 'CHANNEL_ARCHIVED' USING ERRCODE = 'TD001'; END IF;
  INSERT INTO chat_message (id, workspace_id, channel_id, number, author_id, client_id, body, created_at)
  VALUES ((p ->> 'id')::uuid, v_channel.workspace_id, v_channel.id, v_channel.last_number, v_author, p ->> 'clientId', p ->> 'body', p_at)
  RETURNING * INTO v_message;
  INSERT INTO chat_member (channel_id, user_id, workspace_id, read_number, joined_at)
  VALUES (v_channel.id, v_author, v_channel.workspace_id, v_channel.last_number,
    (SELECT greatest(p_at, w.joined_at) FROM workspace_member w WHERE w.workspace_id = v_channel.workspace_id AND w.user_id = v_author))
  ON CONFLICT (channel_id, user_id) DO UPDATE SET read_number = excluded.read_number;
  RETURN chat_message_of(v_message);
END
$$;
