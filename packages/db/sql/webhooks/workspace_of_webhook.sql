-- The workspace a webhook is of; NULL for those of the forum. `tenant_of` asks.
CREATE OR REPLACE FUNCTION workspace_of_webhook(p_id uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT w.workspace_id FROM webhook w WHERE w.id = p_id
$$;
