-- A new topic: its numbers begin, and its category counts it. NOT_FOUND when the category was deleted meanwhile.
CREATE OR REPLACE FUNCTION feed_topic_created(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_category category;
BEGIN
  SELECT c.* INTO v_category FROM topic t JOIN category c ON c.id = t.category_id WHERE t.id = (p ->> 'topicId')::uuid;
  IF v_category.deleted_at IS NOT NULL THEN RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001'; END IF;
  INSERT INTO topic_stat (topic_id, last_activity_at, participants)
  VALUES ((p ->> 'topicId')::uuid, p_at, ARRAY[(p ->> 'authorId')::uuid]);
  PERFORM count_topic(v_category.id, (p ->> 'topicId')::uuid, 1);
  UPDATE topic SET created_at = p_at WHERE id = (p ->> 'topicId')::uuid;
  RETURN jsonb_build_object('counts', topic_counts((p ->> 'topicId')::uuid), 'createdAt', iso(p_at));
END
$$;
