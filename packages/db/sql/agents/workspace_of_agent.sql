-- The workspace an agent is in; `tenant_of` asks.
CREATE OR REPLACE FUNCTION workspace_of_agent(p_id uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT a.workspace_id FROM agent a WHERE a.id = p_id
$$;
