-- Is this principal let into this workspace: is it one of its members?
CREATE OR REPLACE FUNCTION tenant_allows(p_workspace uuid, p_principal uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF to_regclass('workspace_member') IS NULL THEN
    RETURN false;
  END IF;
  RETURN EXISTS (SELECT FROM workspace_member m WHERE m.workspace_id = p_workspace AND m.user_id = p_principal);
END
$$;
