-- A topic that exists already came into a category: by a move, or because it was restored.
CREATE OR REPLACE FUNCTION feed_topic_arrived(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_topic((p ->> 'categoryId')::uuid, (p ->> 'topicId')::uuid, 1);
  RETURN feed_topic_numbers(p, p_at);
END
$$;
