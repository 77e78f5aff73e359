-- The workspace an approval is in; `tenant_of` asks.
CREATE OR REPLACE FUNCTION workspace_of_approval(p_id uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT a.workspace_id FROM approval a WHERE a.id = p_id
$$;
