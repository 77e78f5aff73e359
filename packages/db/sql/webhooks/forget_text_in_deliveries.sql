-- Calls a member who is gone as they are called now in a page of what webhooks of workspaces were sent, over all workspaces, after an id.
-- Returns the id the page ended at; NULL: it was the last. p_was as in json_without; `p_concerned`: a pattern of what names them.
CREATE OR REPLACE FUNCTION forget_text_in_deliveries(p_was jsonb, p_concerned text, p_after uuid, p_limit int) RETURNS uuid LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_ids uuid[] := ARRAY(SELECT d.id FROM webhook_delivery d WHERE d.id > p_after AND d.workspace_id IS NOT NULL ORDER BY d.id LIMIT p_limit);
BEGIN
  UPDATE webhook_delivery SET body = json_without(body::jsonb, p_was)::text WHERE id = ANY (v_ids) AND body ~* p_concerned;
  RETURN CASE WHEN cardinality(v_ids) = p_limit THEN v_ids[p_limit] END;
END
$$;
