-- Numbers beside the categories, kept instead of counted.
-- How many topics a category has is kept by the feeds, under the lock of the category's stream.
-- How many of them a member has read cannot be: one reply would have to be written down for all who had read the topic.
-- It is kept as of a moment (`member_seen.horizon`), and what changed since is weighed when it is asked for. `changed` is the
-- transaction that last changed a topic or a marker; the horizon is the oldest one still running at that moment, so
-- whatever was not visible then is at or above it, in whichever order transactions commit.

ALTER TABLE "topic_stat" ADD COLUMN "changed" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint);
ALTER TABLE "topic_read" ADD COLUMN "changed" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint);
CREATE INDEX "topic_stat_changed_idx" ON "topic_stat" ("changed");
CREATE INDEX "topic_read_user_id_changed_idx" ON "topic_read" ("user_id", "changed");

CREATE TABLE "category_stat" (
  "category_id" UUID NOT NULL,
  "topic_count" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "category_stat_pkey" PRIMARY KEY ("category_id")
);
INSERT INTO "category_stat" SELECT "category_id", count(*) FROM "topic" WHERE "deleted_at" IS NULL GROUP BY 1;

CREATE TABLE "member_seen" (
  "user_id" UUID NOT NULL,
  "horizon" BIGINT NOT NULL,
  "epoch" VARCHAR(16) NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "member_seen_pkey" PRIMARY KEY ("user_id")
);
CREATE TABLE "category_seen" (
  "user_id" UUID NOT NULL,
  "category_id" UUID NOT NULL,
  "topics" INTEGER NOT NULL,
  CONSTRAINT "category_seen_pkey" PRIMARY KEY ("user_id", "category_id")
);
CREATE TABLE "topic_seen" (
  "user_id" UUID NOT NULL,
  "topic_id" UUID NOT NULL,
  "category_id" UUID NOT NULL,
  CONSTRAINT "topic_seen_pkey" PRIMARY KEY ("user_id", "topic_id")
);

-- Is there nothing in a topic that this member has not read? One's own that was never opened counts as read.
CREATE FUNCTION is_read(p_user uuid, t topic, s topic_stat, r topic_read) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT t.deleted_at IS NULL AND CASE WHEN r.topic_id IS NULL THEN t.author_id = p_user ELSE r.number >= s.last_reply_number END
$$;

-- Where what is kept of a member differs from what is: where a topic was counted as read, and where it is to be (or NULL).
-- STABLE, so that it looks at the same moment as the statement that asks.
CREATE FUNCTION unsettled_topics(p_user uuid) RETURNS TABLE (topic_id uuid, counted_in uuid, read_in uuid)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_from bigint;
  v_beyond bigint := pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
BEGIN
  IF p_user IS NULL THEN RETURN; END IF;
  -- Numbers of transactions mean nothing in a database that was put back into another one: then everything is weighed.
  SELECT m.horizon INTO v_from FROM member_seen m WHERE m.user_id = p_user AND m.epoch = (SELECT e.value FROM epoch e);
  IF v_from IS NULL THEN
    RETURN QUERY
      SELECT w.id, k.category_id, CASE WHEN is_read(p_user, t, s, r) THEN t.category_id END
      FROM (
        SELECT x.topic_id AS id FROM topic_read x WHERE x.user_id = p_user
        UNION SELECT x.id FROM topic x WHERE x.author_id = p_user
        UNION SELECT x.topic_id FROM topic_seen x WHERE x.user_id = p_user
      ) w JOIN topic t ON t.id = w.id JOIN topic_stat s ON s.topic_id = w.id
        LEFT JOIN topic_read r ON r.user_id = p_user AND r.topic_id = w.id
        LEFT JOIN topic_seen k ON k.user_id = p_user AND k.topic_id = w.id
      WHERE k.category_id IS DISTINCT FROM CASE WHEN is_read(p_user, t, s, r) THEN t.category_id END;
  ELSE
    RETURN QUERY
      SELECT w.id, k.category_id, CASE WHEN is_read(p_user, t, s, r) THEN t.category_id END
      FROM (
        SELECT x.topic_id AS id FROM topic_stat x WHERE x.changed >= v_from AND x.changed < v_beyond
        UNION SELECT x.topic_id FROM topic_read x WHERE x.user_id = p_user AND x.changed >= v_from AND x.changed < v_beyond
      ) w JOIN topic t ON t.id = w.id JOIN topic_stat s ON s.topic_id = w.id
        LEFT JOIN topic_read r ON r.user_id = p_user AND r.topic_id = w.id
        LEFT JOIN topic_seen k ON k.user_id = p_user AND k.topic_id = w.id
      WHERE k.category_id IS DISTINCT FROM CASE WHEN is_read(p_user, t, s, r) THEN t.category_id END;
  END IF;
END
$$;

-- How many topics of each category a member has read, as of this statement.
CREATE FUNCTION read_topics(p_user uuid) RETURNS TABLE (category_id uuid, topics int) LANGUAGE sql STABLE AS $$
  SELECT n.category_id, sum(n.topics)::int FROM (
    SELECT c.category_id, c.topics FROM category_seen c WHERE c.user_id = p_user
    UNION ALL
    SELECT x.category_id, x.step FROM unsettled_topics(p_user) u, LATERAL (VALUES (u.counted_in, -1), (u.read_in, 1)) x(category_id, step)
    WHERE x.category_id IS NOT NULL
  ) n GROUP BY n.category_id
$$;

-- Brings what is kept of a member up to now; whoever finds another at it leaves it to them. One statement does it, so that
-- the numbers, the topics behind them and the horizon are true at one moment.
CREATE FUNCTION settle_reads(p_user uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(7403, hashtext(p_user::text)) THEN RETURN false; END IF;
  WITH diff AS MATERIALIZED (
    SELECT * FROM unsettled_topics(p_user)
  ), gone AS (
    DELETE FROM topic_seen k USING diff d WHERE k.user_id = p_user AND k.topic_id = d.topic_id AND d.read_in IS NULL
  ), put AS (
    INSERT INTO topic_seen (user_id, topic_id, category_id)
    SELECT p_user, d.topic_id, d.read_in FROM diff d WHERE d.read_in IS NOT NULL
    ON CONFLICT (user_id, topic_id) DO UPDATE SET category_id = excluded.category_id
  ), counted AS (
    INSERT INTO category_seen AS c (user_id, category_id, topics)
    SELECT p_user, x.category_id, sum(x.step)
    FROM diff d, LATERAL (VALUES (d.counted_in, -1), (d.read_in, 1)) x(category_id, step)
    WHERE x.category_id IS NOT NULL GROUP BY x.category_id
    ON CONFLICT (user_id, category_id) DO UPDATE SET topics = c.topics + excluded.topics
  )
  INSERT INTO member_seen AS m (user_id, horizon, epoch)
  VALUES (p_user, pg_snapshot_xmin(pg_current_snapshot())::text::bigint, (SELECT value FROM epoch))
  ON CONFLICT (user_id) DO UPDATE SET horizon = excluded.horizon, epoch = excluded.epoch, at = now();
  RETURN true;
END
$$;

CREATE FUNCTION count_topic(p_category uuid, p_topic uuid, p_by int) RETURNS void LANGUAGE sql AS $$
  INSERT INTO category_stat AS c (category_id, topic_count) VALUES (p_category, p_by)
  ON CONFLICT (category_id) DO UPDATE SET topic_count = c.topic_count + p_by;
  UPDATE topic_stat SET changed = pg_current_xact_id()::text::bigint WHERE topic_id = p_topic;
$$;

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

-- A topic that exists already came into a category: by a move, or because it was restored.
CREATE FUNCTION feed_topic_arrived(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_topic((p ->> 'categoryId')::uuid, (p ->> 'topicId')::uuid, 1);
  RETURN feed_topic_numbers(p, p_at);
END
$$;

CREATE FUNCTION feed_topic_left(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_topic((p ->> 'categoryId')::uuid, (p ->> 'topicId')::uuid, -1);
  RETURN '{}'::jsonb;
END
$$;

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
    changed = pg_current_xact_id()::text::bigint, last_activity_at = p_at, last_reply_id = (p ->> 'id')::uuid,
    participants = with_participant(participants, (p ->> 'authorId')::uuid)
  WHERE topic_id = v_topic.id RETURNING last_number INTO v_number;
  INSERT INTO reply (id, topic_id, parent_id, author_id, number, body, created_at)
  VALUES ((p ->> 'id')::uuid, v_topic.id, (p ->> 'parentId')::uuid, (p ->> 'authorId')::uuid, v_number, p ->> 'body', p_at);
  INSERT INTO reply_stat (reply_id) VALUES ((p ->> 'id')::uuid);
  INSERT INTO topic_read (user_id, topic_id, number, at) VALUES ((p ->> 'authorId')::uuid, v_topic.id, v_number, p_at)
  ON CONFLICT (user_id, topic_id) DO UPDATE
    SET number = greatest(topic_read.number, excluded.number), at = p_at, changed = excluded.changed;
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
    changed = pg_current_xact_id()::text::bigint,
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
