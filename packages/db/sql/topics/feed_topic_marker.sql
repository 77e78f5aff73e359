-- The read marker as it is: sent anew when the reply that moved it was redacted, since replay no longer shows whose it was.
CREATE OR REPLACE FUNCTION feed_topic_marker(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE sql AS $$
  SELECT coalesce(
    (SELECT jsonb_build_object('replyNumber', t.number, 'at', iso(t.at)) FROM topic_read t
     WHERE t.user_id = (p ->> 'userId')::uuid AND t.topic_id = (p ->> 'topicId')::uuid),
    jsonb_build_object('replyNumber', 0, 'at', iso(p_at)))
$$;
