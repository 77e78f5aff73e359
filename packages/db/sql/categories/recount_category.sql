-- Counts a category's topics under the lock that all changes of their number hold, and puts right what is kept. Returns how
-- far it was off.
CREATE OR REPLACE FUNCTION recount_category(p_category uuid) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  v_drift int;
BEGIN
  PERFORM 1 FROM stream WHERE room = 'category:' || p_category FOR UPDATE;
  SELECT (SELECT count(*) FROM topic t WHERE t.category_id = p_category AND t.deleted_at IS NULL)
    - coalesce((SELECT c.topic_count FROM category_stat c WHERE c.category_id = p_category), 0) INTO v_drift;
  IF v_drift <> 0 THEN
    INSERT INTO category_stat AS c (category_id, topic_count) VALUES (p_category, v_drift)
    ON CONFLICT (category_id) DO UPDATE SET topic_count = c.topic_count + v_drift;
    -- What members have read of it is weighed again as well.
    UPDATE topic_stat s SET changed = pg_current_xact_id()::text::bigint FROM topic t
    WHERE t.id = s.topic_id AND t.category_id = p_category;
  END IF;
  RETURN v_drift;
END
$$;
