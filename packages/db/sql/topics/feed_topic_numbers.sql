-- The absolute numbers of a topic for an event that does not change them.
CREATE OR REPLACE FUNCTION feed_topic_numbers(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object('likeCount', s.like_count, 'counts', topic_counts(s.topic_id))
  FROM topic_stat s WHERE s.topic_id = (p ->> 'topicId')::uuid
$$;
