-- Lets the owner of a table under row-level security see all of its rows. The policy names a role, so a backup cannot carry it from one
-- server to another: whoever loads one makes it anew.
CREATE OR REPLACE FUNCTION admit_owner(p_table regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY owner ON %s TO %I USING (true) WITH CHECK (true)', p_table,
    (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = p_table));
END
$$;
