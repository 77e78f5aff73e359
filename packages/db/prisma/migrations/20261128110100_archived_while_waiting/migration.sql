-- A reply that waited while the group of its category was archived is not written.
-- Writes the reply itself, so that a reply is one statement: number and counters are taken under the stream's lock. The
-- author's marker moves without a change of its indexed columns, so that PostgreSQL can rewrite it in place.
CREATE OR REPLACE FUNCTION feed_reply_created(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_topic topic;
  v_parent reply;
  v_number int;
BEGIN
  SELECT * INTO v_topic FROM topic WHERE id = (p ->> 'topicId')::uuid;
  IF NOT FOUND OR v_topic.deleted_at IS NOT NULL THEN RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001'; END IF;
  IF v_topic.locked AND NOT (p ->> 'staff')::boolean THEN RAISE EXCEPTION 'TOPIC_LOCKED' USING ERRCODE = 'TD001'; END IF;
  IF is_archived(v_topic.category_id) THEN RAISE EXCEPTION 'GROUP_ARCHIVED' USING ERRCODE = 'TD001'; END IF;
  IF p ->> 'parentId' IS NOT NULL THEN
    SELECT * INTO v_parent FROM reply WHERE id = (p ->> 'parentId')::uuid;
    IF NOT FOUND OR v_parent.topic_id <> v_topic.id OR v_parent.parent_id IS NOT NULL OR v_parent.deleted_at IS NOT NULL THEN
      RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001';
    END IF;
  END IF;
  UPDATE topic_stat SET reply_count = reply_count + 1, last_number = last_number + 1, last_reply_number = last_number + 1,
    changed = pg_current_xact_id()::text::bigint, last_activity_at = p_at, last_reply_id = (p ->> 'id')::uuid,
    participants = with_participant(participants, (p ->> 'authorId')::uuid)
  WHERE topic_id = v_topic.id RETURNING last_number INTO v_number;
  INSERT INTO reply (id, topic_id, parent_id, author_id, number, body, created_at)
  VALUES ((p ->> 'id')::uuid, v_topic.id, (p ->> 'parentId')::uuid, (p ->> 'authorId')::uuid, v_number, p ->> 'body', p_at);
  INSERT INTO reply_stat (reply_id) VALUES ((p ->> 'id')::uuid);
  INSERT INTO topic_read (user_id, topic_id, number, at) VALUES ((p ->> 'authorId')::uuid, v_topic.id, v_number, p_at)
  ON CONFLICT (user_id, topic_id) DO UPDATE
    SET number = greatest(topic_read.number, excluded.number), at = p_at;
  RETURN jsonb_build_object('number', v_number, 'createdAt', iso(p_at), 'counts', topic_counts(v_topic.id));
END
$$;

