-- What was said before somebody came into a workspace is not unread for them.
CREATE OR REPLACE FUNCTION begin_reading_chat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO chat_member (channel_id, user_id, workspace_id, read_number, joined_at)
  SELECT c.id, w.user_id, c.workspace_id, c.last_number, w.joined_at FROM added w JOIN chat_channel c ON c.workspace_id = w.workspace_id
  WHERE c.kind = 'public' AND c.last_number > 0
  ON CONFLICT (channel_id, user_id) DO UPDATE SET read_number = excluded.read_number, joined_at = excluded.joined_at;
  RETURN NULL;
END
$$;
