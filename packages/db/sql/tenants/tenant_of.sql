-- The workspace something belongs to, for requests that name the thing and not the workspace: NULL when there is no such thing, and just
-- the same when this principal is not let into its workspace. A kind of things is a function workspace_of_<kind>(id); it runs as the
-- owner here, and alone it sees no rows.
CREATE OR REPLACE FUNCTION tenant_of(p_kind text, p_id uuid, p_principal uuid) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_workspace uuid;
BEGIN
  IF p_kind !~ '^[a-z][a-z_]{0,39}$' OR to_regprocedure('workspace_of_' || p_kind || '(uuid)') IS NULL THEN
    RETURN NULL;
  END IF;
  EXECUTE format('SELECT %I($1)', 'workspace_of_' || p_kind) INTO v_workspace USING p_id;
  RETURN CASE WHEN tenant_allows(v_workspace, p_principal) THEN v_workspace END;
END
$$;
