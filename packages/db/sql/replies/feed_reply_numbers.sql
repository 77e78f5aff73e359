-- The numbers of a reply and of its topic. An edited or hidden reply changes what its topic's row shows: servers that cannot
-- hear each other look for such topics.
CREATE OR REPLACE FUNCTION feed_reply_numbers(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  UPDATE topic_stat SET changed = pg_current_xact_id()::text::bigint WHERE topic_id = (p ->> 'topicId')::uuid;
  RETURN (SELECT jsonb_build_object('likeCount', s.like_count, 'counts', topic_counts((p ->> 'topicId')::uuid))
          FROM reply_stat s WHERE s.reply_id = (p ->> 'replyId')::uuid);
END
$$;
