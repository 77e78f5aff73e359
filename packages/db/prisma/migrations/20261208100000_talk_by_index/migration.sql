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
    SELECT v_channel.id, w.user_id, v_channel.workspace_id, v_channel.last_number, p_at FROM workspace_member w
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

-- Takes the mentions of a member who is gone out of a page of what is said of approvals, over all workspaces, after an id. Returns the id the
-- page ended at; NULL: it was the last. p_was as in json_without.
CREATE OR REPLACE FUNCTION forget_text_in_workspaces(p_was jsonb, p_after uuid, p_limit int) RETURNS uuid LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_ids uuid[] := ARRAY(SELECT a.id FROM approval_act a WHERE a.id > p_after ORDER BY a.id LIMIT p_limit);
BEGIN
  UPDATE approval_act SET comment = text_without(comment, p_was ->> 'username', p_was ->> 'name')
  WHERE id = ANY (v_ids) AND comment ILIKE '%' || (p_was ->> 'username') || '%';
  RETURN CASE WHEN cardinality(v_ids) = p_limit THEN v_ids[p_limit] END;
END
$$;

-- What is notified of a message, and who may hear of it: in a direct message everybody else in it, in a channel those of the named who may
-- read it. No row: it is gone, or nobody is to hear of it.
CREATE OR REPLACE FUNCTION recipients_of_chat(p_id uuid, p_names text[]) RETURNS TABLE ("channelId" uuid, "workspaceId" uuid, slug text, kind text,
  name text, number int, body text, "authorId" uuid, author text, recipients uuid[]) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, c.workspace_id, w.slug, c.kind, coalesce(c.name, ''), m.number, m.body, m.author_id, a.display_name, ARRAY(
    SELECT o.id FROM (
      SELECT p.id FROM unnest(c.people) p(id) WHERE c.kind = 'direct'
      UNION ALL SELECT u.id FROM "user" u WHERE c.kind <> 'direct' AND u.username = ANY (p_names)) o
    WHERE o.id <> m.author_id AND chat_role(c, o.id) IS NOT NULL)
  FROM chat_message m JOIN chat_channel c ON c.id = m.channel_id JOIN workspace w ON w.id = c.workspace_id JOIN "user" a ON a.id = m.author_id
  WHERE m.id = p_id AND m.deleted_at IS NULL
$$;

