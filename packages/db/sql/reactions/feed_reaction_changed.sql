-- Writes or removes one like; NO_CHANGE when it is so already.
CREATE OR REPLACE FUNCTION feed_reaction_changed(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_target uuid := (p ->> 'targetId')::uuid;
  v_on boolean := (p ->> 'on')::boolean;
  v_count int;
  v_version int;
BEGIN
  IF v_on THEN
    INSERT INTO reaction (target_id, user_id, target_type, author_id, at)
    VALUES (v_target, (p ->> 'actorId')::uuid, p ->> 'targetType', (p ->> 'authorId')::uuid, p_at) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM reaction WHERE target_id = v_target AND user_id = (p ->> 'actorId')::uuid;
  END IF;
  IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  IF p ->> 'targetType' = 'topic' THEN
    UPDATE topic_stat SET like_count = like_count + CASE WHEN v_on THEN 1 ELSE -1 END, like_version = like_version + 1
    WHERE topic_id = v_target RETURNING like_count, like_version INTO v_count, v_version;
  ELSE
    UPDATE reply_stat SET like_count = like_count + CASE WHEN v_on THEN 1 ELSE -1 END, like_version = like_version + 1
    WHERE reply_id = v_target RETURNING like_count, like_version INTO v_count, v_version;
  END IF;
  RETURN jsonb_build_object('count', v_count, 'version', v_version);
END
$$;
