-- Takes the mentions of a member who is gone out of a page of what is said of approvals, over all workspaces, after an id. Returns the id the
-- page ended at; NULL: it was the last. p_was as in json_without.
CREATE OR REPLACE FUNCTION forget_text_in_workspaces(p_was jsonb, p_after uuid, p_limit int) RETURNS uuid LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_ids uuid[] := ARRAY(SELECT a.id FROM approval_act a WHERE a.id > p_after ORDER BY a.id LIMIT p_limit);
BEGIN
  UPDATE approval_act SET comment = text_without(comment, p_was ->> 'username', p_was ->> 'name')
  WHERE id = ANY (v_ids) AND comment ILIKE '%' || (p_was ->> 'username') || '%';
  RETURN CASE WHEN cardinality(v_ids) = p_limit THEN v_ids[p_limit] END;
END
$$;
