-- Was the owner of an agent told of this, and is it not over? For what is notified of it, whatever workspace it is in.
CREATE OR REPLACE FUNCTION agent_told(p_id uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM agent a WHERE a.told_id = p_id)
$$;
