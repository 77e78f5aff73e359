-- The numbers beside a topic, its newest reply and the people in it, as its events carry them.
CREATE OR REPLACE FUNCTION topic_counts(p_topic uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'replyCount', s.reply_count,
    'lastNumber', s.last_number,
    'lastActivityAt', iso(s.last_activity_at),
    'lastReply', (SELECT jsonb_build_object('id', r.id, 'number', r.number, 'author', person(r.author_id))
                  FROM reply r WHERE r.id = s.last_reply_id),
    'participants', coalesce((SELECT jsonb_agg(person(u.id) ORDER BY u.i)
                              FROM unnest(s.participants) WITH ORDINALITY u(id, i)), '[]'::jsonb))
  FROM topic_stat s WHERE s.topic_id = p_topic
$$;
