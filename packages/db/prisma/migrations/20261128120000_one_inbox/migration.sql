-- The inbox: notifications and their causes by month, what of them counts, and what a member wants to hear of.
CREATE TYPE "watch_level" AS ENUM ('watching', 'tracking', 'normal', 'muted');

ALTER TABLE "connection_lease" ADD COLUMN     "viewing" VARCHAR(64)[] DEFAULT ARRAY[]::VARCHAR(64)[];

CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "type" VARCHAR(24) NOT NULL,
    "category" VARCHAR(16) NOT NULL,
    "priority" VARCHAR(8) NOT NULL DEFAULT 'normal',
    "reason" VARCHAR(24) NOT NULL,
    "actors" JSONB NOT NULL,
    "entity" JSONB,
    "title" VARCHAR(300) NOT NULL DEFAULT '',
    "message" VARCHAR(1000) NOT NULL DEFAULT '',
    "data" JSONB NOT NULL,
    "action_url" VARCHAR(500),
    "action_text" VARCHAR(60),
    "group_key" VARCHAR(80),
    "group_count" INTEGER NOT NULL DEFAULT 1,
    "position" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "correlation_id" VARCHAR(64) NOT NULL,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

CREATE TABLE "notification_cause" (
    "source" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "notification_id" UUID NOT NULL,
    "type" VARCHAR(24) NOT NULL,
    "actor_id" UUID,
    "actor" JSONB,
    "about" UUID NOT NULL,
    "topic_id" UUID,
    "category_id" UUID,
    "data" JSONB NOT NULL,
    "action_url" VARCHAR(500),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_cause_pkey" PRIMARY KEY ("source","user_id")
) PARTITION BY RANGE ("source");

CREATE TABLE "notification_count" (
    "user_id" UUID NOT NULL,
    "category" VARCHAR(16) NOT NULL,
    "unread" INTEGER NOT NULL DEFAULT 0,
    "unseen" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "notification_count_pkey" PRIMARY KEY ("user_id","category")
);

CREATE TABLE "notification_seen" (
    "user_id" UUID NOT NULL,
    "up_to" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "notification_seen_pkey" PRIMARY KEY ("user_id")
);

CREATE TABLE "notification_preference" (
    "user_id" UUID NOT NULL,
    "type" VARCHAR(24) NOT NULL,
    "in_app" BOOLEAN,
    "push" BOOLEAN,
    "email" BOOLEAN,

    CONSTRAINT "notification_preference_pkey" PRIMARY KEY ("user_id","type")
);

CREATE TABLE "mute" (
    "user_id" UUID NOT NULL,
    "target_type" VARCHAR(16) NOT NULL,
    "target" VARCHAR(64) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "except_mentions" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mute_pkey" PRIMARY KEY ("user_id","target_type","target")
);

CREATE TABLE "block" (
    "user_id" UUID NOT NULL,
    "blocked_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "block_pkey" PRIMARY KEY ("user_id","blocked_id")
);

CREATE TABLE "follow" (
    "user_id" UUID NOT NULL,
    "followed_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "follow_pkey" PRIMARY KEY ("user_id","followed_id")
);

CREATE TABLE "watch" (
    "user_id" UUID NOT NULL,
    "target_type" VARCHAR(10) NOT NULL,
    "target_id" UUID NOT NULL,
    "level" "watch_level" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "watch_pkey" PRIMARY KEY ("user_id","target_type","target_id")
);

CREATE INDEX "notification_user_id_position_idx" ON "notification"("user_id", "position" DESC);

CREATE INDEX "notification_cause_notification_id_idx" ON "notification_cause"("notification_id");

CREATE INDEX "notification_cause_about_idx" ON "notification_cause"("about");

CREATE INDEX "notification_cause_topic_id_idx" ON "notification_cause"("topic_id");

CREATE INDEX "notification_cause_category_id_idx" ON "notification_cause"("category_id");

CREATE INDEX "notification_cause_user_id_about_idx" ON "notification_cause"("user_id", "about");

CREATE INDEX "block_blocked_id_idx" ON "block"("blocked_id");

CREATE INDEX "follow_followed_id_user_id_idx" ON "follow"("followed_id", "user_id");

CREATE INDEX "watch_target_id_level_user_id_idx" ON "watch"("target_id", "level", "user_id");

-- Counts the rows of a member's inbox by category. Unread: neither archived, snoozed nor deleted. Unseen: of those, placed after what
-- the member has seen.
CREATE OR REPLACE FUNCTION count_notifications(p_user uuid)
RETURNS TABLE (category varchar, unread int, unseen int) LANGUAGE sql STABLE AS $$
  SELECT n.category, count(*)::int,
    (count(*) FILTER (WHERE n.position > coalesce((SELECT s.up_to FROM notification_seen s WHERE s.user_id = p_user), 0)))::int
  FROM notification n
  WHERE n.user_id = p_user AND n.read_at IS NULL AND n.archived_at IS NULL AND n.deleted_at IS NULL AND n.snoozed_until IS NULL
  GROUP BY n.category
$$;

-- What counts in a member's inbox, in all and by category, as the contract has it.
CREATE OR REPLACE FUNCTION notification_counts(p_user uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('unread', coalesce(sum(c.unread), 0), 'unseen', coalesce(sum(c.unseen), 0), 'byCategory',
    coalesce(jsonb_object_agg(c.category, jsonb_build_object('unread', c.unread, 'unseen', c.unseen)), '{}'))
  FROM notification_count c WHERE c.user_id = p_user AND (c.unread > 0 OR c.unseen > 0)
$$;

-- Brings what counts in a member's inbox to what its rows say, and answers it. Only under the lock of the member's own room.
CREATE OR REPLACE FUNCTION recount_notifications(p_user uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO notification_count AS k (user_id, category, unread, unseen)
  SELECT p_user, c.category, c.unread, c.unseen FROM count_notifications(p_user) c
  ON CONFLICT (user_id, category) DO UPDATE SET unread = excluded.unread, unseen = excluded.unseen
  WHERE (k.unread, k.unseen) IS DISTINCT FROM (excluded.unread, excluded.unseen);
  DELETE FROM notification_count k WHERE k.user_id = p_user
    AND NOT EXISTS (SELECT FROM count_notifications(p_user) c WHERE c.category = k.category);
  RETURN notification_counts(p_user);
END
$$;

-- Archives, snoozes or deletes some notifications of a member (`as`: archived, snoozed, deleted), or brings them back (`on` false). What
-- is snoozed comes back unread. NO_CHANGE when nothing changes.
CREATE OR REPLACE FUNCTION feed_notifications_moved(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_user uuid := (p ->> 'userId')::uuid;
  v_ids uuid[] := ARRAY(SELECT jsonb_array_elements_text(p -> 'ids')::uuid);
  v_on boolean := (p ->> 'on')::boolean;
  v_until timestamptz := (p ->> 'until')::timestamptz;
  v_name text := CASE p ->> 'as' WHEN 'archived' THEN 'archivedAt' WHEN 'deleted' THEN 'deletedAt' ELSE 'until' END;
BEGIN
  CASE p ->> 'as'
  WHEN 'archived' THEN
    UPDATE notification n SET archived_at = CASE WHEN v_on THEN p_at END, snoozed_until = NULL
    WHERE n.user_id = v_user AND n.id = ANY (v_ids) AND n.deleted_at IS NULL AND (n.archived_at IS NULL) = v_on;
  WHEN 'deleted' THEN
    UPDATE notification n SET deleted_at = CASE WHEN v_on THEN p_at END
    WHERE n.user_id = v_user AND n.id = ANY (v_ids) AND (n.deleted_at IS NULL) = v_on;
  ELSE
    UPDATE notification n SET snoozed_until = CASE WHEN v_on THEN v_until END, archived_at = NULL,
      read_at = CASE WHEN v_on THEN NULL ELSE n.read_at END
    WHERE n.user_id = v_user AND n.id = ANY (v_ids) AND n.deleted_at IS NULL
      AND n.snoozed_until IS DISTINCT FROM CASE WHEN v_on THEN v_until END;
  END CASE;
  IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object(v_name, CASE WHEN v_on THEN iso(coalesce(v_until, p_at)) END, 'counts', recount_notifications(v_user));
END
$$;

-- Marks some notifications of a member (`ids`), or all up to a position (`upTo`, of `category`), as read or unread; `wasReadAt`: unread
-- again is what was read at that moment. NO_CHANGE when nothing changes.
CREATE OR REPLACE FUNCTION feed_notifications_read(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_user uuid := (p ->> 'userId')::uuid;
  v_at timestamptz := CASE WHEN (p ->> 'on')::boolean THEN p_at END;
BEGIN
  UPDATE notification n SET read_at = v_at
  WHERE n.user_id = v_user AND n.deleted_at IS NULL AND (n.read_at IS NULL) = (v_at IS NOT NULL)
    AND CASE WHEN p ? 'ids' THEN n.id = ANY (ARRAY(SELECT jsonb_array_elements_text(p -> 'ids')::uuid))
      ELSE n.position <= (p ->> 'upTo')::bigint AND n.archived_at IS NULL AND n.snoozed_until IS NULL
        AND (p ->> 'category' IS NULL OR n.category = p ->> 'category')
        AND (p ->> 'wasReadAt' IS NULL OR n.read_at = (p ->> 'wasReadAt')::timestamptz) END;
  IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('readAt', iso(v_at), 'counts', recount_notifications(v_user));
END
$$;

-- Moves what a member has seen of their inbox to a position, never back and never beyond what there is. NO_CHANGE when it is there.
CREATE OR REPLACE FUNCTION feed_notifications_seen(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_user uuid := (p ->> 'userId')::uuid;
  v_up_to bigint;
BEGIN
  SELECT least((p ->> 'upTo')::bigint, st.head - 1) INTO v_up_to FROM stream st WHERE st.room = 'user:' || v_user;
  INSERT INTO notification_seen AS s (user_id, up_to) VALUES (v_user, v_up_to)
  ON CONFLICT (user_id) DO UPDATE SET up_to = excluded.up_to WHERE s.up_to < excluded.up_to;
  IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('upTo', v_up_to, 'counts', recount_notifications(v_user));
END
$$;

-- The smallest UUIDv7 of a moment: what was made before it sorts below.
CREATE OR REPLACE FUNCTION first_uuid(p_at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-0000-0000-000000000000')::uuid
  FROM (SELECT lpad(to_hex((extract(epoch FROM p_at) * 1000)::bigint), 12, '0') AS h) x
$$;

-- Has this member muted one of these places, people or types? `p_mention`: what is said to them by name gets through where they said so.
CREATE OR REPLACE FUNCTION is_muted(p_user uuid, p_targets text[], p_mention boolean) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM mute m WHERE m.user_id = p_user AND m.target_type || ':' || m.target = ANY (p_targets)
      AND (m.until IS NULL OR m.until > now()) AND NOT (m.except_mentions AND p_mention))
    OR EXISTS (SELECT 1 FROM watch w WHERE w.user_id = p_user AND w.level = 'muted'
      AND w.target_type || ':' || w.target_id = ANY (p_targets))
$$;

-- The latest three who cause a notification, each once, newest first: `p_new` (newest first) before `p_old`.
CREATE OR REPLACE FUNCTION latest_actors(p_new jsonb, p_old jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_agg(a.v ORDER BY a.at), '[]') FROM (
    SELECT DISTINCT ON (x.v ->> 'kind', x.v ->> 'id') x.v, x.at
    FROM jsonb_array_elements(p_new || p_old) WITH ORDINALITY x(v, at)
    ORDER BY x.v ->> 'kind', x.v ->> 'id', x.at
  ) a WHERE a.at <= (
    SELECT max(b.at) FROM (SELECT min(y.at) AS at FROM jsonb_array_elements(p_new || p_old) WITH ORDINALITY y(v, at)
      GROUP BY y.v ->> 'kind', y.v ->> 'id' ORDER BY 1 LIMIT 3) b)
$$;

-- Locks the own rooms of these members until the commit, in the order in which everybody locks streams, and opens those that were never
-- opened. Whoever changes an inbox holds this.
CREATE OR REPLACE FUNCTION lock_inboxes(p_users uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "scope" (key, audience, audience_id)
  SELECT 'user:' || u.id, 'user', u.id FROM "user" u
  WHERE u.id = ANY (p_users) AND NOT EXISTS (SELECT FROM stream st WHERE st.room = 'user:' || u.id) ORDER BY 1
  ON CONFLICT (key) DO NOTHING;
  INSERT INTO stream (room, scope)
  SELECT 'user:' || u.id, 'user:' || u.id FROM "user" u
  WHERE u.id = ANY (p_users) AND NOT EXISTS (SELECT FROM stream st WHERE st.room = 'user:' || u.id) ORDER BY 1
  ON CONFLICT (room) DO NOTHING;
  PERFORM 1 FROM stream st WHERE st.room = ANY (SELECT 'user:' || u FROM unnest(p_users) u) ORDER BY st.room FOR UPDATE;
END
$$;

-- The id of the notification that a fact makes for a member: always the same one, with the time of the fact.
CREATE OR REPLACE FUNCTION made_notification_id(p_source uuid, p_user uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (left(p_source::text, 15) || substr(h, 1, 3) || '-8' || substr(h, 4, 3) || '-' || substr(h, 7, 12))::uuid
  FROM (SELECT md5(p_source::text || p_user::text) AS h) x
$$;

-- Makes the partitions of notifications and their causes for the month of `p_from` and so many after it, where they are missing.
-- What is of no month that was made waits in the default partition.
CREATE OR REPLACE FUNCTION make_notification_months(p_from timestamptz, p_months int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  v_table text;
  v_month timestamptz;
  v_name text;
  v_made int := 0;
BEGIN
  FOREACH v_table IN ARRAY ARRAY['notification', 'notification_cause'] LOOP
    FOR i IN 0 .. p_months LOOP
      v_month := date_trunc('month', p_from, 'UTC') + i * interval '1 month';
      v_name := v_table || to_char(v_month AT TIME ZONE 'UTC', '_YYYY_MM');
      IF to_regclass(format('%I', v_name)) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', v_name, v_table,
          first_uuid(v_month), first_uuid(date_trunc('month', p_from, 'UTC') + (i + 1) * interval '1 month'));
        v_made := v_made + 1;
      END IF;
    END LOOP;
  END LOOP;
  RETURN v_made;
END
$$;

-- Takes causes back, under the lock of the own rooms of those concerned: a notification that has lost its last one is gone, another is
-- about fewer people. p: { about?, actorId?, type?, topicId?, userId?, withoutRight?: true (of `categoryIds`), limit }: what is given must
-- fit. At most `limit` members a call; `more` says that some are left. Returns { retracted: [{ userId, ids, counts }], lowered: [as
-- placed, with counts and locale], more }.
CREATE OR REPLACE FUNCTION retract_notifications(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_limit int := (p ->> 'limit')::int;
  v_users uuid[];
  v_sources jsonb;
  v_changed uuid[];
  v_gone jsonb;
  v_lowered jsonb;
  v_now timestamptz;
BEGIN
  v_users := ARRAY(SELECT DISTINCT c.user_id FROM notification_causes_of(p) c ORDER BY 1 LIMIT v_limit + 1);
  IF cardinality(v_users) = 0 THEN RETURN '{"retracted": [], "lowered": [], "more": false}'; END IF;
  PERFORM lock_inboxes(v_users[1 : v_limit]);
  v_now := date_trunc('milliseconds', clock_timestamp());

  WITH undone AS (
    UPDATE notification_cause c SET undone_at = v_now FROM notification_causes_of(p) f
    WHERE c.source = f.source AND c.user_id = f.user_id AND c.user_id = ANY (v_users[1 : v_limit]) AND c.undone_at IS NULL
    RETURNING c.notification_id
  )
  SELECT ARRAY(SELECT DISTINCT u.notification_id FROM undone u) INTO v_changed;

  WITH gone AS (
    DELETE FROM notification n WHERE n.id = ANY (v_changed)
      AND NOT EXISTS (SELECT FROM notification_cause c WHERE c.notification_id = n.id AND c.undone_at IS NULL)
    RETURNING n.id, n.user_id
  ), by_user AS (SELECT g.user_id, jsonb_agg(g.id) AS ids FROM gone g GROUP BY g.user_id)
  SELECT coalesce(jsonb_agg(jsonb_build_object('userId', b.user_id, 'ids', b.ids)), '[]') INTO v_gone FROM by_user b;

  WITH left_over AS (
    UPDATE notification n SET version = n.version + 1, data = last.data, action_url = last.action_url,
      group_count = greatest(1, (SELECT count(DISTINCT coalesce(c.actor_id, c.source)) FROM notification_cause c
        WHERE c.notification_id = n.id AND c.undone_at IS NULL)),
      actors = latest_actors((SELECT coalesce(jsonb_agg(c.actor ORDER BY c.source DESC) FILTER (WHERE c.actor IS NOT NULL), '[]')
        FROM notification_cause c WHERE c.notification_id = n.id AND c.undone_at IS NULL), '[]')
    FROM (SELECT DISTINCT ON (c.notification_id) c.notification_id, c.data, c.action_url FROM notification_cause c
      WHERE c.notification_id = ANY (v_changed) AND c.undone_at IS NULL ORDER BY c.notification_id, c.source DESC) last
    WHERE n.id = last.notification_id AND n.deleted_at IS NULL RETURNING n.*
  )
  SELECT coalesce(jsonb_agg(to_jsonb(l)), '[]') INTO v_lowered FROM left_over l;

  RETURN jsonb_build_object('more', cardinality(v_users) > v_limit, 'retracted', (
      SELECT coalesce(jsonb_agg(g.v || jsonb_build_object('counts', recount_notifications((g.v ->> 'userId')::uuid))), '[]')
      FROM jsonb_array_elements(v_gone) g(v)),
    'lowered', (SELECT coalesce(jsonb_agg(l.v || jsonb_build_object('is_new', false, 'locale', u.locale,
      'counts', recount_notifications(u.id))), '[]')
      FROM jsonb_array_elements(v_lowered) l(v) JOIN "user" u ON u.id = (l.v ->> 'user_id')::uuid));
END
$$;

-- The causes that `retract_notifications` takes back. What is never taken back is not among them.
CREATE OR REPLACE FUNCTION notification_causes_of(p jsonb) RETURNS TABLE (source uuid, user_id uuid) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  IF p ? 'about' THEN
    RETURN QUERY SELECT c.source, c.user_id FROM notification_cause c
      WHERE c.about = (p ->> 'about')::uuid AND c.undone_at IS NULL AND c.type <> 'moderation'
        AND (NOT p ? 'actorId' OR c.actor_id = (p ->> 'actorId')::uuid)
        AND (NOT p ? 'type' OR c.type = p ->> 'type') AND (NOT p ? 'userId' OR c.user_id = (p ->> 'userId')::uuid);
  ELSIF p ? 'topicId' THEN
    RETURN QUERY SELECT c.source, c.user_id FROM notification_cause c
      WHERE c.topic_id = (p ->> 'topicId')::uuid AND c.undone_at IS NULL AND c.type <> 'moderation'
        AND (NOT coalesce((p ->> 'withoutRight')::boolean, false) OR NOT EXISTS (SELECT FROM topic t JOIN "scope" sc
          ON sc.key = 'category:' || t.category_id WHERE t.id = c.topic_id AND scope_allows(sc, c.user_id)));
  ELSIF p ? 'invitedTo' THEN
    RETURN QUERY SELECT c.source, c.user_id FROM notification_cause c
      WHERE c.user_id = ANY (ARRAY(SELECT jsonb_array_elements_text(p -> 'userIds')::uuid)) AND c.type = 'group_invite'
        AND c.data ->> 'groupId' = p ->> 'invitedTo' AND c.undone_at IS NULL;
  ELSIF p ? 'categoryIds' THEN
    RETURN QUERY SELECT c.source, c.user_id FROM notification_cause c
      JOIN "scope" sc ON sc.key = 'category:' || c.category_id
      WHERE c.category_id = ANY (ARRAY(SELECT jsonb_array_elements_text(p -> 'categoryIds')::uuid)) AND c.undone_at IS NULL
        AND (NOT p ? 'userId' OR c.user_id = (p ->> 'userId')::uuid) AND c.type <> 'moderation' AND NOT scope_allows(sc, c.user_id);
  ELSIF p ? 'userId' THEN
    RETURN QUERY SELECT c.source, c.user_id FROM notification_cause c
      WHERE c.user_id = (p ->> 'userId')::uuid AND c.actor_id = (p ->> 'actorId')::uuid AND c.undone_at IS NULL
        AND c.type <> 'moderation';
  END IF;
END
$$;

-- Does what a notification is about still stand? `p_proof`: what kind of thing must be there; `p_about` and `p_actor`: which, and by whom.
CREATE OR REPLACE FUNCTION notification_stands(p_proof text, p_about uuid, p_actor uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT CASE p_proof
    WHEN 'like' THEN EXISTS (SELECT 1 FROM reaction r WHERE r.target_id = p_about AND r.user_id = p_actor)
    WHEN 'reply' THEN EXISTS (SELECT 1 FROM reply r JOIN topic t ON t.id = r.topic_id
      WHERE r.id = p_about AND r.deleted_at IS NULL AND r.status = 'visible' AND t.deleted_at IS NULL AND t.status = 'visible')
    WHEN 'topic' THEN EXISTS (SELECT 1 FROM topic t WHERE t.id = p_about AND t.deleted_at IS NULL AND t.status = 'visible')
    WHEN 'follow' THEN EXISTS (SELECT 1 FROM follow f WHERE f.followed_id = p_about AND f.user_id = p_actor)
    WHEN 'invitation' THEN EXISTS (SELECT 1 FROM group_invitation i WHERE i.id = p_about AND i.state = 'pending')
    WHEN 'membership' THEN EXISTS (SELECT 1 FROM group_member m WHERE m.group_id = p_about AND m.user_id = p_actor)
    WHEN 'report' THEN EXISTS (SELECT 1 FROM report r WHERE r.id = p_about AND r.state = 'open')
    ELSE true
  END
$$;

-- Makes notifications of facts, or lets those that wait unread grow, for many members at once; all of it under the lock of their own
-- rooms, so that what it reads and counts is true at the offsets of the events that follow in the same transaction.
-- p: { intents: [{ source, about, actorId, actor, topicId, categoryId, room, proof, correlationId, mutes: ["topic:<id>"], types: { type:
-- { category, priority, rank, groupKey, entity, data, actionUrl, inApp, mutable } } }], candidates: [{ i (of an intent), user, type, reason }] }
-- A fact makes at most one notification a member: of its candidates that are allowed, the one with the lowest rank. A member gets one a call,
-- so that every event carries what counts at its own offset; `more` says that some are left.
-- Returns { placed: [{ id, userId, locale, isNew, snoozed, counts, ... }], more }.
CREATE OR REPLACE FUNCTION place_notifications(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_users uuid[] := ARRAY(SELECT DISTINCT c."user" FROM jsonb_to_recordset(p -> 'candidates') c("user" uuid));
  v_decided jsonb;
  v_now timestamptz;
  v_placed jsonb;
  v_more boolean;
BEGIN
  PERFORM lock_inboxes(v_users);
  v_now := date_trunc('milliseconds', clock_timestamp());

  -- Right, the actor, blocks, mutes, the type: in this order. What stands no more is no news.
  WITH asked AS (
    SELECT c.i, c."user", c.type, c.reason, n.v, n.v -> 'types' -> c.type AS t
    FROM jsonb_to_recordset(p -> 'candidates') c(i int, "user" uuid, type text, reason text)
    JOIN LATERAL (SELECT p -> 'intents' -> c.i AS v) n ON true
  ), allowed AS (
    SELECT DISTINCT ON (a.i, a."user") a.*
    FROM asked a JOIN "user" u ON u.id = a."user"
    LEFT JOIN "scope" sc ON sc.key = 'category:' || (a.v ->> 'categoryId')
    LEFT JOIN notification_preference f ON f.user_id = a."user" AND f.type = a.type
    WHERE (a.v ->> 'categoryId' IS NULL OR scope_allows(sc, a."user"))
      AND a."user" IS DISTINCT FROM (a.v ->> 'actorId')::uuid
      AND (NOT (a.t ->> 'mutable')::boolean OR (
        NOT EXISTS (SELECT FROM block b WHERE b.user_id = a."user" AND b.blocked_id = (a.v ->> 'actorId')::uuid)
        AND NOT is_muted(a."user", ARRAY(SELECT jsonb_array_elements_text(a.v -> 'mutes')) || ('type:' || a.type),
          a.type IN ('mention', 'reply'))
        AND coalesce(f.in_app, (a.t ->> 'inApp')::boolean)))
      AND notification_stands(a.v ->> 'proof', (a.v ->> 'about')::uuid, (a.v ->> 'actorId')::uuid)
    ORDER BY a.i, a."user", (a.t ->> 'rank')::int
  ), fresh AS (
    SELECT w.*, coalesce(w.t ->> 'groupKey', w.v ->> 'source') AS key,
      EXISTS (SELECT FROM connection_lease l WHERE l.user_id = w."user" AND l.visible AND l.expires_at > v_now
        AND w.v ->> 'room' = ANY (l.viewing)) AS viewed
    FROM allowed w
    WHERE NOT EXISTS (SELECT FROM notification_cause x WHERE x.source = (w.v ->> 'source')::uuid AND x.user_id = w."user")
      -- The same actor, target and type does not begin again within a day: liking, taking it back and liking again is no news.
      AND NOT EXISTS (SELECT FROM notification_cause x WHERE x.user_id = w."user" AND x.about = (w.v ->> 'about')::uuid
        AND x.type = w.type AND x.actor_id = (w.v ->> 'actorId')::uuid AND x.source >= first_uuid(v_now - interval '1 day'))
  ), one AS (
    SELECT f.*, first_value(f.key) OVER (PARTITION BY f."user" ORDER BY f.i) AS first_key FROM fresh f
  )
  SELECT coalesce(jsonb_agg(to_jsonb(o) - 'first_key' ORDER BY o.i) FILTER (WHERE o.key = o.first_key), '[]'),
    coalesce(bool_or(o.key <> o.first_key), false)
  INTO v_decided, v_more FROM one o;
  IF v_decided = '[]' THEN RETURN jsonb_build_object('placed', '[]'::jsonb, 'more', v_more); END IF;

  WITH d AS (
    SELECT x.*, n.id AS open_id
    FROM jsonb_to_recordset(v_decided) x(i int, "user" uuid, type text, reason text, v jsonb, t jsonb, key text, viewed boolean)
    LEFT JOIN LATERAL (
      SELECT n.id FROM notification n
      WHERE n.user_id = x."user" AND n.group_key = x.t ->> 'groupKey' AND n.read_at IS NULL AND n.archived_at IS NULL
        AND n.deleted_at IS NULL AND n.created_at > v_now - interval '1 day' AND NOT x.viewed
      ORDER BY n.position DESC LIMIT 1) n ON true
  ), member AS (
    SELECT d."user", coalesce(min(d.open_id::text)::uuid,
        made_notification_id(((array_agg(d.v ->> 'source' ORDER BY d.i))[1])::uuid, d."user")) AS id,
      bool_or(d.open_id IS NOT NULL) AS open, bool_or(d.viewed) AS viewed,
      (array_agg(d.v ORDER BY d.i DESC))[1] AS v, (array_agg(d.t ORDER BY d.i DESC))[1] AS t,
      (array_agg(d.type ORDER BY d.i DESC))[1] AS type, (array_agg(d.reason ORDER BY d.i DESC))[1] AS reason,
      coalesce(jsonb_agg(d.v -> 'actor' ORDER BY d.i DESC) FILTER (WHERE d.v ->> 'actor' IS NOT NULL), '[]') AS actors,
      st.head + 1 AS position, coalesce(s.up_to, 0) AS seen
    FROM d JOIN stream st ON st.room = 'user:' || d."user" LEFT JOIN notification_seen s ON s.user_id = d."user"
    GROUP BY d."user", st.head, s.up_to
  ), counted AS (
    SELECT m."user", greatest(1, count(DISTINCT coalesce(d.v ->> 'actorId', d.v ->> 'source')))::int AS n FROM member m JOIN d ON d."user" = m."user"
    WHERE NOT m.open OR NOT EXISTS (SELECT FROM notification_cause x WHERE x.notification_id = m.id AND x.undone_at IS NULL
      AND x.actor_id = (d.v ->> 'actorId')::uuid)
    GROUP BY m."user"
  ), cause AS (
    INSERT INTO notification_cause (source, user_id, notification_id, type, actor_id, actor, about, topic_id, category_id, data,
      action_url, at)
    SELECT (d.v ->> 'source')::uuid, d."user", m.id, d.type, (d.v ->> 'actorId')::uuid, d.v -> 'actor', (d.v ->> 'about')::uuid,
      (d.v ->> 'topicId')::uuid, (d.v ->> 'categoryId')::uuid, d.t -> 'data', d.t ->> 'actionUrl', v_now
    FROM d JOIN member m ON m."user" = d."user"
  ), grown AS (
    UPDATE notification n SET group_count = n.group_count + coalesce(c.n, 0), actors = latest_actors(m.actors, n.actors),
      data = m.t -> 'data', action_url = m.t ->> 'actionUrl', reason = m.reason, entity = m.t -> 'entity',
      version = n.version + 1, updated_at = v_now,
      position = CASE WHEN n.snoozed_until IS NULL THEN m.position ELSE n.position END
    FROM member m LEFT JOIN counted c ON c."user" = m."user", notification o
    WHERE m.open AND n.id = m.id AND o.id = n.id
    RETURNING n.*, false AS is_new, CASE WHEN n.snoozed_until IS NULL AND o.position <= m.seen THEN 1 ELSE 0 END AS unseen, 0 AS unread
  ), made AS (
    INSERT INTO notification (id, user_id, type, category, priority, reason, actors, entity, data, action_url, group_key,
      group_count, position, created_at, updated_at, read_at, correlation_id)
    SELECT m.id, m."user", m.type, m.t ->> 'category', m.t ->> 'priority', m.reason, latest_actors(m.actors, '[]'), m.t -> 'entity',
      m.t -> 'data', m.t ->> 'actionUrl', m.t ->> 'groupKey', c.n, m.position, v_now, v_now,
      CASE WHEN m.viewed THEN v_now END, m.v ->> 'correlationId'
    FROM member m JOIN counted c ON c."user" = m."user" WHERE NOT m.open
    RETURNING *, true AS is_new, CASE WHEN read_at IS NULL THEN 1 ELSE 0 END AS unseen,
      CASE WHEN read_at IS NULL THEN 1 ELSE 0 END AS unread
  ), placed AS (SELECT * FROM grown UNION ALL SELECT * FROM made
  ), sums AS (
    INSERT INTO notification_count AS k (user_id, category, unread, unseen)
    SELECT x.user_id, x.category, x.unread, x.unseen FROM placed x WHERE x.unread + x.unseen > 0 ORDER BY x.user_id
    ON CONFLICT (user_id, category) DO UPDATE SET unread = k.unread + excluded.unread, unseen = k.unseen + excluded.unseen
  )
  SELECT jsonb_agg(to_jsonb(x) - 'unread' - 'unseen' ORDER BY x.user_id) INTO v_placed FROM placed x;

  -- A statement of its own: it sees what the one above counted.
  RETURN jsonb_build_object('more', v_more, 'placed', (
    SELECT jsonb_agg(x.v || jsonb_build_object('counts', notification_counts(u.id), 'locale', u.locale) ORDER BY u.id)
    FROM jsonb_array_elements(v_placed) x(v) JOIN "user" u ON u.id = (x.v ->> 'user_id')::uuid));
END
$$;

-- Who may want to hear of a post, as what and why; a member may stand there several times. `p_of`: topic (it began), reply (it was
-- written), named (it was edited: whoever is named in it and never heard of it). Whether they do hear of it is decided later.
CREATE OR REPLACE FUNCTION recipients_of_post(p_of text, p_id uuid, p_names text[])
RETURNS TABLE (member uuid, type text, reason text) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  v_topic uuid;
  v_parent uuid;
  v_author uuid;
  v_category uuid;
  v_group uuid;
BEGIN
  SELECT r.topic_id, r.parent_id, r.author_id INTO v_topic, v_parent, v_author FROM reply r WHERE r.id = p_id;
  SELECT t.id, coalesce(v_author, t.author_id), t.category_id, c.group_id INTO v_topic, v_author, v_category, v_group
  FROM topic t JOIN category c ON c.id = t.category_id WHERE t.id = coalesce(v_topic, p_id);
  RETURN QUERY SELECT u.id, 'mention', 'mentioned' FROM "user" u
    WHERE u.username = ANY (p_names) AND (p_of <> 'named'
      OR NOT EXISTS (SELECT FROM notification_cause c WHERE c.about = p_id AND c.user_id = u.id));
  IF p_of = 'reply' THEN
    RETURN QUERY SELECT r.author_id, 'reply', 'your_reply' FROM reply r WHERE r.id = v_parent
      UNION ALL SELECT t.author_id, 'comment', 'your_topic' FROM topic t WHERE t.id = v_topic
      UNION ALL SELECT w.user_id, 'comment', 'watching_topic' FROM watch w WHERE w.target_id = v_topic AND w.level = 'watching'
      UNION ALL SELECT w.user_id, 'comment', 'watching_group' FROM watch w JOIN group_member m ON m.group_id = v_group AND m.user_id = w.user_id
        WHERE w.target_id = v_group AND w.level = 'watching';
  ELSIF p_of = 'topic' THEN
    RETURN QUERY SELECT w.user_id, 'topic', 'watching_category' FROM watch w WHERE w.target_id = v_category AND w.level = 'watching'
      UNION ALL SELECT f.user_id, 'topic', 'you_follow' FROM follow f WHERE f.followed_id = v_author
      UNION ALL SELECT m.user_id, 'group_post', 'your_group' FROM group_member m WHERE m.group_id = v_group;
  END IF;
END
$$;

-- The staff who may settle a report: moderators those of members, admins all; neither who it is about nor who reported it.
CREATE OR REPLACE FUNCTION recipients_of_report(p_id uuid) RETURNS TABLE (member uuid) LANGUAGE sql STABLE AS $$
  SELECT u.id FROM report r
    LEFT JOIN "user" a ON a.id = (r.subject -> 'author' ->> 'id')::uuid
    JOIN "user" u ON u.role = 'admin' OR (u.role = 'moderator' AND coalesce(a.role, 'member') = 'member')
  WHERE r.id = p_id AND u.id IS DISTINCT FROM a.id
    AND NOT EXISTS (SELECT FROM report_entry e WHERE e.report_id = r.id AND e.reporter_id = u.id)
$$;

-- Brings what was put off until now back: unread and on top, under the lock of the own rooms. One a member and at most `p_limit` a call;
-- `more` says that some are left. Returns { placed: [as place_notifications], more }.
CREATE OR REPLACE FUNCTION wake_notifications(p_limit int) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_ids uuid[];
  v_users uuid[];
  v_placed jsonb;
BEGIN
  SELECT array_agg(d.id), array_agg(d.user_id) INTO v_ids, v_users FROM (
    SELECT DISTINCT ON (n.user_id) n.id, n.user_id FROM (
      SELECT x.id, x.user_id, x.snoozed_until FROM notification x
      WHERE x.snoozed_until <= now() AND x.deleted_at IS NULL ORDER BY x.snoozed_until LIMIT p_limit) n
    ORDER BY n.user_id, n.snoozed_until) d;
  IF v_ids IS NULL THEN RETURN '{"placed": [], "more": false}'; END IF;
  PERFORM lock_inboxes(v_users);
  WITH woken AS (
    UPDATE notification n SET snoozed_until = NULL, read_at = NULL, version = n.version + 1, position = st.head + 1
    FROM stream st WHERE st.room = 'user:' || n.user_id AND n.id = ANY (v_ids) AND n.snoozed_until <= now() AND n.deleted_at IS NULL
    RETURNING n.*
  )
  SELECT coalesce(jsonb_agg(to_jsonb(w) || '{"is_new": false}' ORDER BY w.user_id), '[]') INTO v_placed FROM woken w;
  RETURN jsonb_build_object('more', true, 'placed', (
    SELECT coalesce(jsonb_agg(x.v || jsonb_build_object('counts', recount_notifications(u.id), 'locale', u.locale) ORDER BY u.id), '[]')
    FROM jsonb_array_elements(v_placed) x(v) JOIN "user" u ON u.id = (x.v ->> 'user_id')::uuid));
END
$$;

-- Open groups that may grow, and what counts.
CREATE INDEX "notification_group_idx" ON "notification"("user_id", "group_key")
  WHERE read_at IS NULL AND archived_at IS NULL AND deleted_at IS NULL;
CREATE INDEX "notification_unread_idx" ON "notification"("user_id", "position" DESC)
  WHERE read_at IS NULL AND archived_at IS NULL AND deleted_at IS NULL;
-- Snoozed items that wake.
CREATE INDEX "notification_snoozed_idx" ON "notification"("snoozed_until") WHERE snoozed_until IS NOT NULL;
CREATE TABLE notification_other PARTITION OF "notification" DEFAULT;
CREATE TABLE notification_cause_other PARTITION OF "notification_cause" DEFAULT;
SELECT make_notification_months(now(), 2);
