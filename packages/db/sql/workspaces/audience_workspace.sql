-- The audience of a workspace: its members. Staff are nothing in it.
CREATE OR REPLACE FUNCTION audience_workspace(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT workspace_role_of(p_id, p_member) IS NOT NULL
$$;
