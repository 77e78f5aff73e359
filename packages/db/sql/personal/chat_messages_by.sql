-- What a member said in channels and that was not deleted, `p_limit` of it after an id, in order. `p_everywhere`: over all workspaces, for who is
-- going; else in those they are in now.
CREATE OR REPLACE FUNCTION chat_messages_by(p_user uuid, p_after uuid, p_limit int, p_everywhere boolean) RETURNS SETOF chat_message
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.* FROM chat_message m
  WHERE m.author_id = p_user AND m.id > p_after AND m.deleted_at IS NULL AND (p_everywhere OR EXISTS (
    SELECT FROM workspace_member w WHERE w.workspace_id = m.workspace_id AND w.user_id = p_user))
  ORDER BY m.id LIMIT p_limit
$$;
