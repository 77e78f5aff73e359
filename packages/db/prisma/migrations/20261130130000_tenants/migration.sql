-- The application connects as a role of its own that owns nothing; rows of workspaces are under row-level security.
-- Drops the partitions of months that ended before `p_before`, and what is as old in the default ones. A month in which something counts
-- is left for the next time (`purge_counted_notifications`). Returns how many partitions went.
-- Partitions belong to the owner of the table, so it runs as the owner, whoever calls it.
CREATE OR REPLACE FUNCTION drop_notification_months(p_before timestamptz) RETURNS int LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  v_month record;
  v_counts boolean := false;
  v_dropped int := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7406, 0);
  FOR v_month IN
    SELECT format('%I', c.relname) AS name, c.relname ~ '^notification_\d' AS holds_rows
    FROM pg_class c
    WHERE c.relnamespace = (SELECT n.relnamespace FROM pg_class n WHERE n.oid = 'notification'::regclass) AND c.relname ~ '^notification(_cause)?_\d{4}_\d\d$'
      AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= p_before ORDER BY c.relname
  LOOP
    IF v_month.holds_rows THEN
      EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', v_month.name);
      EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s WHERE read_at IS NULL AND archived_at IS NULL AND deleted_at IS NULL
        AND snoozed_until IS NULL)', v_month.name) INTO v_counts;
      CONTINUE WHEN v_counts;
    END IF;
    EXECUTE format('DROP TABLE %s', v_month.name);
    v_dropped := v_dropped + 1;
  END LOOP;
  DELETE FROM notification_other WHERE id < first_uuid(p_before)
    AND (read_at IS NOT NULL OR archived_at IS NOT NULL OR deleted_at IS NOT NULL OR snoozed_until IS NOT NULL);
  DELETE FROM notification_cause_other WHERE source < first_uuid(p_before);
  RETURN v_dropped;
END
$$;
-- Makes the partitions of notifications and their causes for the month of `p_from` and so many after it, where they are missing; months
-- begin and end by UTC, whatever the time zone of the session. What is of no month that was made waits
-- in the default partition and moves when its month is made.
-- Partitions belong to the owner of the table, so it runs as the owner, whoever calls it.
CREATE OR REPLACE FUNCTION make_notification_months(p_from timestamptz, p_months int) RETURNS int LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  v_table text;
  v_month timestamptz;
  v_name text;
  v_first uuid;
  v_end uuid;
  v_made int := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7406, 0);
  FOREACH v_table IN ARRAY ARRAY['notification', 'notification_cause'] LOOP
    FOR i IN 0 .. p_months LOOP
      v_month := date_trunc('month', p_from) + i * interval '1 month';
      v_name := v_table || to_char(v_month, '_YYYY_MM');
      CONTINUE WHEN to_regclass(format('%I', v_name)) IS NOT NULL;
      v_first := first_uuid(v_month);
      v_end := first_uuid(v_month + interval '1 month');
      -- Attached when it is made and filled: so the whole table is locked against no reader, only the default partition.
      EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', v_table || '_other');
      EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', v_name, v_table);
      EXECUTE format('WITH moved AS (DELETE FROM %I WHERE %I >= %L AND %I < %L RETURNING *)
        INSERT INTO %I SELECT * FROM moved', v_table || '_other', CASE v_table WHEN 'notification' THEN 'id' ELSE 'source' END,
        v_first, CASE v_table WHEN 'notification' THEN 'id' ELSE 'source' END, v_end, v_name);
      EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', v_table, v_name, v_first, v_end);
      v_made := v_made + 1;
    END LOOP;
  END LOOP;
  RETURN v_made;
END
$$;
-- Lets the owner of a table under row-level security see all of its rows. The policy names a role, so a backup cannot carry it from one
-- server to another: whoever loads one makes it anew.
CREATE OR REPLACE FUNCTION admit_owner(p_table regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY owner ON %s TO %I USING (true) WITH CHECK (true)', p_table,
    (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = p_table));
END
$$;
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
-- The migrations this database has, for a server that is not given the owner and so makes none.
CREATE OR REPLACE FUNCTION migration_history() RETURNS TABLE (name text, checksum text, finished boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.migration_name, m.checksum, m.finished_at IS NOT NULL FROM "_prisma_migrations" m WHERE m.rolled_back_at IS NULL
  ORDER BY m.started_at, m.migration_name
$$;
-- Gives the role the application connects as what it needs: the rows of every table but the history of migrations, sequences and
-- functions; and what is made later by who calls this. It owns nothing. What it has already is not granted again, so that a start with
-- nothing to do writes nothing. The owner calls it after migrations. Returns how much was missing.
CREATE OR REPLACE FUNCTION grant_to_app(p_role name) RETURNS int LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_statement text;
  v_missing int := 0;
BEGIN
  FOR v_statement IN
    SELECT format('GRANT USAGE ON SCHEMA public TO %I', p_role) WHERE NOT has_schema_privilege(p_role, 'public', 'USAGE')
    UNION ALL SELECT 'REVOKE CREATE ON SCHEMA public FROM PUBLIC' WHERE has_schema_privilege('public', 'public', 'CREATE')
    UNION ALL
    SELECT format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', c.oid::regclass, p_role)
    FROM pg_class c, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) needed
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '_prisma_migrations'
      AND pg_has_role(c.relowner, 'USAGE')
    GROUP BY c.oid HAVING bool_or(NOT has_table_privilege(p_role, c.oid, needed))
    UNION ALL
    SELECT format('REVOKE ALL ON %s FROM %I', c.oid::regclass, p_role) FROM pg_class c
    WHERE c.oid = to_regclass('_prisma_migrations') AND has_table_privilege(p_role, c.oid, 'SELECT')
    UNION ALL
    SELECT format('GRANT USAGE, SELECT ON SEQUENCE %s TO %I', c.oid::regclass, p_role) FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND pg_has_role(c.relowner, 'USAGE')
      AND CASE c.relkind WHEN 'S' THEN NOT has_sequence_privilege(p_role, c.oid, 'USAGE') ELSE false END
    UNION ALL
    -- They see more than who calls them does, so not everybody on this server may.
    SELECT format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f.oid::regprocedure) FROM pg_proc f
    WHERE f.pronamespace = 'public'::regnamespace AND f.prosecdef AND has_function_privilege('public', f.oid, 'EXECUTE')
    UNION ALL
    SELECT format('GRANT EXECUTE ON FUNCTION %s TO %I', f.oid::regprocedure, p_role) FROM pg_proc f
    WHERE f.pronamespace = 'public'::regnamespace AND f.prosecdef
      AND (has_function_privilege('public', f.oid, 'EXECUTE') OR NOT has_function_privilege(p_role, f.oid, 'EXECUTE'))
    UNION ALL
    SELECT format('ALTER DEFAULT PRIVILEGES GRANT %s TO %I', later.what, p_role)
    FROM (VALUES ('r', 'SELECT, INSERT, UPDATE, DELETE ON TABLES'), ('S', 'USAGE, SELECT ON SEQUENCES')) later(kind, what)
    WHERE NOT EXISTS (SELECT FROM pg_default_acl d, aclexplode(d.defaclacl) a WHERE d.defaclnamespace = 0 AND d.defaclobjtype::text = later.kind
      AND d.defaclrole = current_user::regrole AND a.grantee = p_role::regrole)
    UNION ALL
    SELECT format('SELECT admit_owner(%L)', c.oid::regclass) FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relforcerowsecurity
      AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'owner')
  LOOP
    EXECUTE v_statement;
    v_missing := v_missing + 1;
  END LOOP;
  RETURN v_missing;
END
$$;
