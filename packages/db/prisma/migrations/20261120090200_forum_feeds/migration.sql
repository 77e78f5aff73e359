-- Feeds of the forum: each is called by append_events as feed(args, at) and returns what the event's payload gains.

-- The few pinned topics of a category; all others are walked by activity.
CREATE INDEX "topic_pinned_idx" ON "topic" ("category_id") WHERE "pinned" AND "deleted_at" IS NULL;

CREATE FUNCTION person(p_id uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', id, 'username', username, 'displayName', display_name, 'role', role)
  FROM "user" WHERE id = p_id
$$;

CREATE FUNCTION topic_counts(p_topic uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
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

-- The newest three people of a topic, newest first.
CREATE FUNCTION with_participant(p_people uuid[], p_new uuid) RETURNS uuid[] LANGUAGE sql IMMUTABLE AS $$
  SELECT (ARRAY[p_new] || array_remove(p_people, p_new))[1:3]
$$;

CREATE FUNCTION feed_topic_created(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM topic t JOIN category c ON c.id = t.category_id
             WHERE t.id = (p ->> 'topicId')::uuid AND c.deleted_at IS NOT NULL) THEN
    RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001';
  END IF;
  INSERT INTO topic_stat (topic_id, last_activity_at, participants)
  VALUES ((p ->> 'topicId')::uuid, p_at, ARRAY[(p ->> 'authorId')::uuid]);
  UPDATE topic SET created_at = p_at WHERE id = (p ->> 'topicId')::uuid;
  RETURN jsonb_build_object('counts', topic_counts((p ->> 'topicId')::uuid), 'createdAt', iso(p_at));
END
$$;

-- The absolute numbers of a topic for an event that does not change them.
CREATE FUNCTION feed_topic_numbers(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object('likeCount', s.like_count, 'counts', topic_counts(s.topic_id))
  FROM topic_stat s WHERE s.topic_id = (p ->> 'topicId')::uuid
$$;

-- Writes the reply itself, so that a reply is one statement: number and counters are taken under the stream's lock.
CREATE FUNCTION feed_reply_created(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
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
  UPDATE topic_stat SET reply_count = reply_count + 1, last_number = last_number + 1, last_activity_at = p_at,
    last_reply_id = (p ->> 'id')::uuid, participants = with_participant(participants, (p ->> 'authorId')::uuid)
  WHERE topic_id = v_topic.id RETURNING last_number INTO v_number;
  INSERT INTO reply (id, topic_id, parent_id, author_id, number, body, created_at)
  VALUES ((p ->> 'id')::uuid, v_topic.id, (p ->> 'parentId')::uuid, (p ->> 'authorId')::uuid, v_number, p ->> 'body', p_at);
  INSERT INTO reply_stat (reply_id) VALUES ((p ->> 'id')::uuid);
  INSERT INTO topic_read (user_id, topic_id, number, at) VALUES ((p ->> 'authorId')::uuid, v_topic.id, v_number, p_at)
  ON CONFLICT (user_id, topic_id) DO UPDATE SET number = greatest(topic_read.number, excluded.number), at = p_at;
  RETURN jsonb_build_object('number', v_number, 'createdAt', iso(p_at), 'counts', topic_counts(v_topic.id));
END
$$;

CREATE FUNCTION feed_reply_numbers(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object('likeCount', s.like_count, 'counts', topic_counts((p ->> 'topicId')::uuid))
  FROM reply_stat s WHERE s.reply_id = (p ->> 'replyId')::uuid
$$;

-- Counts the topic's replies anew after a reply was deleted or restored in this transaction.
CREATE FUNCTION feed_replies_recounted(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_topic uuid := (p ->> 'topicId')::uuid;
  v_last reply;
BEGIN
  SELECT * INTO v_last FROM reply WHERE topic_id = v_topic AND deleted_at IS NULL ORDER BY number DESC LIMIT 1;
  UPDATE topic_stat s SET
    reply_count = (SELECT count(*) FROM reply r WHERE r.topic_id = v_topic AND r.deleted_at IS NULL),
    last_reply_id = v_last.id,
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

-- Writes or removes one like; NO_CHANGE when it is so already.
CREATE FUNCTION feed_reaction_changed(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
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

-- Moves a read marker forward, at most to the newest reply; NO_CHANGE when it is there already.
CREATE FUNCTION feed_topic_read(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_number int;
BEGIN
  SELECT least((p ->> 'replyNumber')::int, s.last_number) INTO v_number FROM topic_stat s WHERE s.topic_id = (p ->> 'topicId')::uuid;
  INSERT INTO topic_read AS t (user_id, topic_id, number, at)
  VALUES ((p ->> 'userId')::uuid, (p ->> 'topicId')::uuid, v_number, p_at)
  ON CONFLICT (user_id, topic_id) DO UPDATE SET number = excluded.number, at = p_at WHERE t.number < excluded.number;
  IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('replyNumber', v_number, 'at', iso(p_at));
END
$$;

-- The read marker as it is: told anew when the reply that moved it was redacted, since replay no longer shows whose it was.
CREATE FUNCTION feed_topic_marker(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE sql AS $$
  SELECT coalesce(
    (SELECT jsonb_build_object('replyNumber', t.number, 'at', iso(t.at)) FROM topic_read t
     WHERE t.user_id = (p ->> 'userId')::uuid AND t.topic_id = (p ->> 'topicId')::uuid),
    jsonb_build_object('replyNumber', 0, 'at', iso(p_at)))
$$;
