-- Counts a topic into a category or out of it (`p_by` is 1 or -1); the category's stream is locked already. What members have
-- read of the topic is weighed again.
CREATE OR REPLACE FUNCTION count_topic(p_category uuid, p_topic uuid, p_by int) RETURNS void LANGUAGE sql AS $$
  INSERT INTO category_stat AS c (category_id, topic_count) VALUES (p_category, p_by)
  ON CONFLICT (category_id) DO UPDATE SET topic_count = c.topic_count + p_by;
  UPDATE topic_stat SET changed = pg_current_xact_id()::text::bigint WHERE topic_id = p_topic;
$$;
