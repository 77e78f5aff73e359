-- The scopes that somebody reads by in a workspace: its own, and those of the private channels and direct messages they are in. Whoever
-- leaves it loses them all.
CREATE OR REPLACE FUNCTION chat_scopes_in(p_workspace uuid, p_user uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT 'workspace:' || p_workspace UNION ALL
    SELECT 'chat:' || c.id FROM chat_member m JOIN chat_channel c ON c.id = m.channel_id
    WHERE m.workspace_id = p_workspace AND m.user_id = p_user AND c.kind <> 'public')
$$;
