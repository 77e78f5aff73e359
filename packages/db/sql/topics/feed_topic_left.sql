-- A topic left a category: by a move, or because it was deleted.
CREATE OR REPLACE FUNCTION feed_topic_left(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_topic((p ->> 'categoryId')::uuid, (p ->> 'topicId')::uuid, -1);
  RETURN '{}'::jsonb;
END
$$;
