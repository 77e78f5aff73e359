-- What a member is in a workspace; NULL: not in it, or there is none.
CREATE OR REPLACE FUNCTION workspace_role_of(p_workspace uuid, p_user uuid) RETURNS workspace_role LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.role FROM workspace_member m WHERE m.workspace_id = p_workspace AND m.user_id = p_user
$$;
