-- Unread is what lies above a member's marker and is still there: a deleted reply is nothing to be read. `last_number`
-- stays the number given last; `last_reply_number` is that of the newest reply that is not deleted, 0 without one.

ALTER TABLE "topic_stat" ADD COLUMN "last_reply_number" INTEGER NOT NULL DEFAULT 0;
UPDATE "topic_stat" s SET "last_reply_number" = r."number" FROM "reply" r WHERE r."id" = s."last_reply_id";

-- Writes the reply itself, so that a reply is one statement: number and counters are taken under the stream's lock.
CREATE OR REPLACE FUNCTION feed_reply_created(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_topic topic;
  v_parent reply;
  v_number int;
BEGIN
  SELECT * INTO v_topic FROM topic WHERE id = (p ->> 'topicId')::uuid;
  IF NOT FOUND OR v_topic.deleted_at IS NOT NULL THEN RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001'; END IF;
  IF v_topic.locked AND NOT (p ->> 'staff')::boolean THEN RAISE EXCEPTION 'TOPIC_LOCKED' USING ERRCODE = 'TD001'; END IF;
  IF p ->> 'parentId' IS NOT NULL THEN
    SELECT * INTO v_parent FROM reply WHERE id = (p ->> 'parentId')::uuid;
    IF NOT FOUND OR v_parent.topic_id <> v_topic.id OR v_parent.parent_id IS NOT NULL OR v_parent.deleted_at IS NOT NULL THEN
      RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001';
    END IF;
  END IF;
  UPDATE topic_stat SET reply_count = reply_count + 1, last_number = last_number + 1, last_reply_number = last_number + 1,
    last_activity_at = p_at, last_reply_id = (p ->> 'id')::uuid,
    participants = with_participant(participants, (p ->> 'authorId')::uuid)
  WHERE topic_id = v_topic.id RETURNING last_number INTO v_number;
  INSERT INTO reply (id, topic_id, parent_id, author_id, number, body, created_at)
  VALUES ((p ->> 'id')::uuid, v_topic.id, (p ->> 'parentId')::uuid, (p ->> 'authorId')::uuid, v_number, p ->> 'body', p_at);
  INSERT INTO reply_stat (reply_id) VALUES ((p ->> 'id')::uuid);
  INSERT INTO topic_read (user_id, topic_id, number, at) VALUES ((p ->> 'authorId')::uuid, v_topic.id, v_number, p_at)
  ON CONFLICT (user_id, topic_id) DO UPDATE SET number = greatest(topic_read.number, excluded.number), at = p_at;
  RETURN jsonb_build_object('number', v_number, 'createdAt', iso(p_at), 'counts', topic_counts(v_topic.id));
END
$$;

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
