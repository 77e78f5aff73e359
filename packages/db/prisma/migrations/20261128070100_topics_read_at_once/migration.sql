-- Everything, or all of a category, is marked as read by one statement.
-- Marks everything in some categories as read, in one statement; NO_CHANGE when nothing was unread. The member's own stream is
-- locked, so no other marker of theirs moves meanwhile but that of a reply they write.
CREATE OR REPLACE FUNCTION feed_topics_read(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_user uuid := (p ->> 'userId')::uuid;
BEGIN
  INSERT INTO topic_read AS r (user_id, topic_id, number, at)
  SELECT v_user, t.id, s.last_number, p_at
  FROM topic t JOIN topic_stat s ON s.topic_id = t.id LEFT JOIN topic_read k ON k.topic_id = t.id AND k.user_id = v_user
  WHERE t.category_id IN (SELECT c::uuid FROM jsonb_array_elements_text(p -> 'categoryIds') c) AND t.deleted_at IS NULL
    AND CASE WHEN k.topic_id IS NULL THEN t.author_id <> v_user ELSE k.number < s.last_reply_number END
  ORDER BY t.id
  ON CONFLICT (user_id, topic_id) DO UPDATE SET number = excluded.number, at = p_at, changed = excluded.changed
    WHERE r.number < excluded.number;
  IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('at', iso(p_at));
END
$$;
