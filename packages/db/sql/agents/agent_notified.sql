-- Was the owner of an agent notified of this, and is it not over? For its notification, whatever workspace it is in.
CREATE OR REPLACE FUNCTION agent_notified(p_id uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM agent a WHERE a.notified_id = p_id)
$$;
