-- Writes the new place of a topic's replies into the index, `p_most` of them after a number; answers the last one's, NULL when none is left.
CREATE OR REPLACE FUNCTION search_moved(p_topic uuid, p_after int, p_most int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  v_category uuid := (SELECT t.category_id FROM topic t WHERE t.id = p_topic);
  v_ids uuid[];
  v_last int;
BEGIN
  SELECT array_agg(r.id), max(r.number) INTO v_ids, v_last FROM (
    SELECT id, number FROM reply WHERE topic_id = p_topic AND number > p_after ORDER BY number LIMIT p_most) r;
  UPDATE search_entry e SET words = ts_delete(e.words, ARRAY(SELECT x.lexeme FROM unnest(e.words) x WHERE x.lexeme LIKE 'c:%'))
    || array_to_tsvector(ARRAY['c:' || v_category]) WHERE e.id = ANY (v_ids);
  RETURN v_last;
END
$$;
