-- Puts a table whose rows belong to a workspace, or where `workspace_id` is NULL to the forum, under row-level security: a statement for a
-- workspace sees and writes the rows of that one, a statement for none those of the forum, and neither those of the other. Migrations call
-- it once for each such table; as with protect_tenant_table the owner sees all.
CREATE OR REPLACE FUNCTION protect_forum_or_tenant_table(p_table regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_mine text := 'workspace_id IS NOT DISTINCT FROM nullif(current_setting(''tidings.workspace_id'', true), '''')::uuid';
BEGIN
  IF NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = p_table AND a.attname = 'workspace_id' AND a.atttypid = 'uuid'::regtype) THEN
    RAISE EXCEPTION '% needs a column workspace_id uuid to belong to workspaces or to the forum', p_table;
  END IF;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format('CREATE POLICY tenant ON %s USING (%s) WITH CHECK (%s)', p_table, v_mine, v_mine);
  PERFORM admit_owner(p_table);
END
$$;
