-- The way into a channel, or with `p_message` into that of a message, for requests that do not name the workspace: no row when there is no
-- such thing, and just the same when who asks may not read it. One statement, since each message that is sent asks it.
CREATE OR REPLACE FUNCTION chat_entry(p_channel uuid, p_message uuid, p_user uuid) RETURNS TABLE ("workspaceId" uuid, role workspace_role,
  id uuid, kind text, archived boolean, people uuid[], blocked boolean, "lastNumber" int) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.workspace_id, r.role, c.id, c.kind, c.archived_at IS NOT NULL, c.people, chat_is_blocked(c), c.last_number
  FROM chat_channel c CROSS JOIN LATERAL (SELECT chat_role(c, p_user) AS role) r
  WHERE c.id = coalesce(p_channel, (SELECT m.channel_id FROM chat_message m WHERE m.id = p_message)) AND r.role IS NOT NULL
$$;
