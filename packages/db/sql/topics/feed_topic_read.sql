-- Moves a read marker forward, at most to the newest reply; NO_CHANGE when it is there already.
CREATE OR REPLACE FUNCTION feed_topic_read(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_number int;
BEGIN
  SELECT least((p ->> 'replyNumber')::int, s.last_number) INTO v_number FROM topic_stat s WHERE s.topic_id = (p ->> 'topicId')::uuid;
  INSERT INTO topic_read AS t (user_id, topic_id, number, at)
  VALUES ((p ->> 'userId')::uuid, (p ->> 'topicId')::uuid, v_number, p_at)
  ON CONFLICT (user_id, topic_id) DO UPDATE SET number = excluded.number, at = p_at, changed = excluded.changed
    WHERE t.number < excluded.number;
  IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('replyNumber', v_number, 'at', iso(p_at));
END
$$;
