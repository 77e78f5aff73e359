-- Deletes what webhooks were sent before then, of the forum and of all workspaces. Returns how much that was.
CREATE OR REPLACE FUNCTION prune_webhook_deliveries(p_before timestamptz) RETURNS bigint LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (DELETE FROM webhook_delivery d WHERE d.created_at < p_before RETURNING 1) SELECT count(*) FROM gone
$$;
