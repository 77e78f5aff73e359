-- Which agents were not heard of for as long as they are believed to live, by the database's clock; of all workspaces, for the server that
-- looks. Where nobody looked for `p_grace` ms, nobody may have taken heartbeats either: then all get the time of a lease anew.
CREATE OR REPLACE FUNCTION overdue_agents(p_second double precision, p_grace double precision, p_limit int)
RETURNS TABLE (workspace_id uuid, ids uuid[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := clock_timestamp();
  v_looked timestamptz;
BEGIN
  SELECT w.looked_at INTO v_looked FROM agent_watch w WHERE w.id = 1 FOR UPDATE;
  INSERT INTO agent_watch (id, looked_at) VALUES (1, v_now) ON CONFLICT (id) DO UPDATE SET looked_at = v_now;
  IF v_looked IS NULL OR v_looked < v_now - p_grace * interval '1 millisecond' THEN
    UPDATE agent a SET lease_until = v_now + a.every_seconds * 3 * p_second * interval '1 millisecond'
    WHERE a.status <> 'offline' AND a.lease_until < v_now + a.every_seconds * 3 * p_second * interval '1 millisecond';
    RETURN;
  END IF;
  RETURN QUERY
  SELECT d.workspace_id, array_agg(d.id) FROM (
    SELECT a.workspace_id, a.id FROM agent a WHERE a.status <> 'offline' AND a.lease_until <= v_now LIMIT p_limit) d
  GROUP BY d.workspace_id;
END
$$;
