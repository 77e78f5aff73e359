-- What somebody is in the workspace of a channel that they may read; NULL: they may not, or there is none. What somebody is in a private
-- channel or a direct message counts only if it is not older than what they are in its workspace.
CREATE OR REPLACE FUNCTION chat_role(c chat_channel, p_user uuid) RETURNS workspace_role LANGUAGE sql STABLE AS $$
  SELECT w.role FROM workspace_member w
  WHERE w.workspace_id = c.workspace_id AND w.user_id = p_user AND (c.kind = 'public' OR EXISTS (
    SELECT FROM chat_member m WHERE m.channel_id = c.id AND m.user_id = p_user AND m.joined_at >= w.joined_at))
$$;
