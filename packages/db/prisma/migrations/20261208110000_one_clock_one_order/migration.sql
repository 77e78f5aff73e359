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
-- Takes heartbeats of agents in many workspaces at once: of those that are what they were, by a key of their workspace that registered them
-- or is their owner's. The others are not answered: they are changed one by one, or are not there. `p_second`: how many ms a second of theirs
-- has. `moved`: it says something new.
CREATE OR REPLACE FUNCTION beat_agents(p_ids uuid[], p_workspaces uuid[], p_keys uuid[], p_owners uuid[], p_statuses text[], p_tasks text[],
  p_progress int[], p_messages text[], p_second double precision)
RETURNS TABLE (n bigint, moved boolean, active_at timestamptz, every_seconds int, hold text, request_id uuid, request_action text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := date_trunc('milliseconds', clock_timestamp());
BEGIN
  -- In one order, so that two batches with the same agents wait for each other instead of for ever.
  PERFORM FROM agent a WHERE a.id = ANY (p_ids) ORDER BY a.id FOR NO KEY UPDATE;
  RETURN QUERY
  UPDATE agent a SET beat_at = v_now, lease_until = v_now + a.every_seconds * 3 * p_second * interval '1 millisecond',
    task = i.task, progress = i.progress, message = i.message,
    active_at = CASE WHEN a.task IS DISTINCT FROM i.task OR a.progress IS DISTINCT FROM i.progress OR a.message IS DISTINCT FROM i.message
      THEN v_now ELSE a.active_at END
  FROM unnest(p_ids, p_workspaces, p_keys, p_owners, p_statuses, p_tasks, p_progress, p_messages) WITH ORDINALITY
    i(id, workspace, key, owner, status, task, progress, message, n)
  WHERE a.id = i.id AND a.workspace_id = i.workspace AND (a.key_id = i.key OR a.owner_id = i.owner) AND a.status = i.status
    AND a.status <> 'offline'
  RETURNING i.n, a.active_at = v_now, a.active_at, a.every_seconds, a.hold::text, a.request_id, a.request_action::text;
END
$$;
