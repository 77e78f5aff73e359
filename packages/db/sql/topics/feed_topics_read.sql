-- Marks topics in some categories as read, the most recently active first and at most so many in one statement; NO_CHANGE
-- when nothing was unread. `from` and `until`: only those whose last activity lies between. The member's own stream is locked,
-- so no other marker of theirs moves meanwhile but that of a reply they write. `job`: only while that job is the one with its key,
-- held until the commit, so that the lot it causes next takes no place of a newer job's. Topics are walked by their activity: a plan that
-- sorts them all reads the whole forum for each lot.
CREATE OR REPLACE FUNCTION feed_topics_read(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql
SET enable_sort = off SET enable_seqscan = off SET enable_bitmapscan = off AS $$
DECLARE
  v_user uuid := (p ->> 'userId')::uuid;
  v_categories uuid[] := ARRAY(SELECT c::uuid FROM jsonb_array_elements_text(p -> 'categoryIds') c);
  v_from timestamptz := coalesce((p ->> 'from')::timestamptz, '-infinity');
  v_until timestamptz := coalesce((p ->> 'until')::timestamptz, 'infinity');
BEGIN
  IF p ->> 'job' IS NOT NULL THEN
    PERFORM 1 FROM job WHERE id = (p ->> 'job')::uuid FOR UPDATE;
    IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  END IF;
  INSERT INTO topic_read AS r (user_id, topic_id, number, at)
  SELECT v_user, u.id, u.last_number, p_at FROM (
    SELECT s.topic_id AS id, s.last_number
    FROM topic_stat s
      CROSS JOIN LATERAL (SELECT * FROM topic x WHERE x.id = s.topic_id OFFSET 0) t
      LEFT JOIN LATERAL (SELECT * FROM topic_read x WHERE x.user_id = v_user AND x.topic_id = s.topic_id OFFSET 0) k ON true
    WHERE t.category_id = ANY (v_categories) AND t.deleted_at IS NULL
      AND CASE WHEN k.topic_id IS NULL THEN t.author_id <> v_user ELSE k.number < s.last_reply_number END
      AND s.last_activity_at BETWEEN v_from AND v_until
    ORDER BY s.last_activity_at DESC, s.topic_id DESC LIMIT coalesce((p ->> 'limit')::int, 5000)
  ) u ORDER BY u.id
  ON CONFLICT (user_id, topic_id) DO UPDATE SET number = excluded.number, at = p_at, changed = excluded.changed
    WHERE r.number < excluded.number;
  IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('at', iso(p_at));
END
$$;
