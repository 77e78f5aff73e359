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
