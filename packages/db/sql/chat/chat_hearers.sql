-- Who may read these channels, and how far each has read: who hears that something was said there.
CREATE OR REPLACE FUNCTION chat_hearers(p_channels uuid[]) RETURNS TABLE ("channelId" uuid, "workspaceId" uuid, "lastNumber" int, hearers jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, c.workspace_id, c.last_number, (
    SELECT coalesce(jsonb_object_agg(w.user_id, coalesce(m.read_number, 0)), '{}') FROM workspace_member w
    LEFT JOIN chat_member m ON m.channel_id = c.id AND m.user_id = w.user_id
    WHERE w.workspace_id = c.workspace_id AND (c.kind = 'public' OR m.joined_at >= w.joined_at))
  FROM chat_channel c WHERE c.id = ANY (p_channels)
$$;
