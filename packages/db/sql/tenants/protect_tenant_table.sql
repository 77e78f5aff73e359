-- Puts a table whose rows belong to workspaces under row-level security: a statement sees and writes the rows of the one workspace its
-- transaction is for, and none when it is for none. The owner sees all, which migrations, backups and SECURITY DEFINER functions need;
-- the role the application connects as is never the owner. Migrations call it once for each such table.
CREATE OR REPLACE FUNCTION protect_tenant_table(p_table regclass, p_column name DEFAULT 'workspace_id') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_mine text := format('%I = nullif(current_setting(''tidings.workspace_id'', true), '''')::uuid', p_column);
BEGIN
  IF NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = p_table AND a.attname = p_column AND a.atttypid = 'uuid'::regtype AND a.attnotnull) THEN
    RAISE EXCEPTION '% needs a column % uuid NOT NULL to belong to workspaces', p_table, p_column;
  END IF;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format('CREATE POLICY tenant ON %s USING (%s) WITH CHECK (%s)', p_table, v_mine, v_mine);
  PERFORM admit_owner(p_table);
END
$$;
