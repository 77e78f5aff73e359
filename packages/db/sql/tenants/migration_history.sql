-- The migrations this database has, for a server that is not given the owner and so makes none.
CREATE OR REPLACE FUNCTION migration_history() RETURNS TABLE (name text, checksum text, finished boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.migration_name, m.checksum, m.finished_at IS NOT NULL FROM "_prisma_migrations" m WHERE m.rolled_back_at IS NULL
  ORDER BY m.started_at, m.migration_name
$$;
