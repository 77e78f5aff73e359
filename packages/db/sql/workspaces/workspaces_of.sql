-- The workspaces a member is in, and as what. The only way to read over several: each other statement is about one.
CREATE OR REPLACE FUNCTION workspaces_of(p_user uuid) RETURNS TABLE (workspace workspace, role workspace_role) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w, m.role FROM workspace_member m JOIN workspace w ON w.id = m.workspace_id WHERE m.user_id = p_user
$$;
