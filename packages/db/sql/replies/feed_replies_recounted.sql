-- Counts the topic's replies anew after a reply was deleted or restored in this transaction.
CREATE OR REPLACE FUNCTION feed_replies_recounted(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_topic uuid := (p ->> 'topicId')::uuid;
  v_last reply;
BEGIN
  SELECT * INTO v_last FROM reply WHERE topic_id = v_topic AND deleted_at IS NULL ORDER BY number DESC LIMIT 1;
  UPDATE topic_stat s SET
    reply_count = (SELECT count(*) FROM reply r WHERE r.topic_id = v_topic AND r.deleted_at IS NULL),
    last_reply_id = v_last.id,
    last_reply_number = coalesce(v_last.number, 0),
    changed = pg_current_xact_id()::text::bigint,
    last_activity_at = coalesce(v_last.created_at, (SELECT t.created_at FROM topic t WHERE t.id = v_topic)),
    participants = (
      SELECT coalesce(array_agg(x.author_id ORDER BY x.n DESC), '{}') FROM (
        SELECT w.author_id, max(w.n) AS n FROM (
          SELECT r.author_id, r.number AS n FROM reply r WHERE r.topic_id = v_topic AND r.deleted_at IS NULL
          UNION ALL SELECT t.author_id, 0 FROM topic t WHERE t.id = v_topic
        ) w GROUP BY w.author_id ORDER BY n DESC LIMIT 3
      ) x)
  WHERE s.topic_id = v_topic;
  RETURN jsonb_strip_nulls(jsonb_build_object(
    'likeCount', (SELECT like_count FROM reply_stat WHERE reply_id = (p ->> 'replyId')::uuid AND (p ->> 'whole')::boolean)
  )) || jsonb_build_object('counts', topic_counts(v_topic));
END
$$;
