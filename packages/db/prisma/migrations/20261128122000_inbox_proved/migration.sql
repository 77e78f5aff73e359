-- The inbox misses nothing that goes while it is notified, events name what changed, months are those of UTC, and what is old goes.
CREATE INDEX "notification_deleted_idx" ON "notification"("deleted_at") WHERE deleted_at IS NOT NULL;

-- Waits until notifications of what is to be taken back that are being made are there (`hold_causes`); what is made from then on sees
-- that it stands no more. p: as `retract_notifications` has it.
CREATE OR REPLACE FUNCTION await_causes(p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_key int;
BEGIN
  FOR v_key IN
    SELECT DISTINCT hashtext(k.id) FROM (
      SELECT p ->> 'about' UNION ALL SELECT p ->> 'topicId' UNION ALL SELECT jsonb_array_elements_text(p -> 'categoryIds')) k(id)
    WHERE k.id IS NOT NULL ORDER BY 1
  LOOP
    PERFORM pg_advisory_xact_lock(7405, v_key);
  END LOOP;
  IF p ? 'userId' THEN PERFORM lock_inboxes(ARRAY[(p ->> 'userId')::uuid]); END IF;
END
$$;

-- Puts the kept numbers of these members right where they have drifted, under the lock of their own rooms. Returns who was corrected,
-- from what to what, and what counts now at which offset.
CREATE OR REPLACE FUNCTION correct_notification_counts(p_users uuid[])
RETURNS TABLE (user_id uuid, kept jsonb, counted jsonb, counts jsonb, as_of float8) LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  PERFORM lock_inboxes(p_users);
  -- Numbers and rows change in the same statements only under this lock: who differs now has drifted.
  RETURN QUERY SELECT d.user_id, d.kept, d.counted, recount_notifications(d.user_id), st.head::float8
    FROM drifted_notification_counts(p_users) d JOIN stream st ON st.room = 'user:' || d.user_id;
END
$$;

-- Members among these whose kept numbers are not what their rows say, with both; all of it at one moment, so nobody is locked.
CREATE OR REPLACE FUNCTION drifted_notification_counts(p_users uuid[])
RETURNS TABLE (user_id uuid, kept jsonb, counted jsonb) LANGUAGE sql STABLE AS $$
  SELECT * FROM (
    SELECT u.id, (SELECT coalesce(jsonb_object_agg(k.category, jsonb_build_array(k.unread, k.unseen)), '{}')
        FROM notification_count k WHERE k.user_id = u.id AND (k.unread <> 0 OR k.unseen <> 0)) AS kept,
      (SELECT coalesce(jsonb_object_agg(c.category, jsonb_build_array(c.unread, c.unseen)), '{}')
        FROM count_notifications(u.id) c) AS counted
    FROM unnest(p_users) u(id)
  ) x WHERE x.kept <> x.counted
$$;

-- Drops the partitions of months that ended before `p_before`, and what is as old in the default ones. A month in which something counts
-- is left for the next time (`purge_counted_notifications`). Returns how many partitions went.
CREATE OR REPLACE FUNCTION drop_notification_months(p_before timestamptz) RETURNS int LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
  v_month record;
  v_counts boolean := false;
  v_dropped int := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7406, 0);
  FOR v_month IN
    SELECT format('%I', c.relname) AS name, c.relname ~ '^notification_\d' AS holds_rows
    FROM pg_class c
    WHERE c.relnamespace = (SELECT n.relnamespace FROM pg_class n WHERE n.oid = 'notification'::regclass) AND c.relname ~ '^notification(_cause)?_\d{4}_\d\d$'
      AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= p_before ORDER BY c.relname
  LOOP
    IF v_month.holds_rows THEN
      EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', v_month.name);
      EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s WHERE read_at IS NULL AND archived_at IS NULL AND deleted_at IS NULL
        AND snoozed_until IS NULL)', v_month.name) INTO v_counts;
      CONTINUE WHEN v_counts;
    END IF;
    EXECUTE format('DROP TABLE %s', v_month.name);
    v_dropped := v_dropped + 1;
  END LOOP;
  DELETE FROM notification_other WHERE id < first_uuid(p_before)
    AND (read_at IS NOT NULL OR archived_at IS NOT NULL OR deleted_at IS NOT NULL OR snoozed_until IS NOT NULL);
  DELETE FROM notification_cause_other WHERE source < first_uuid(p_before);
  RETURN v_dropped;
END
$$;

-- Archives, snoozes or deletes some notifications of a member (`as`: archived, snoozed, deleted), or brings them back (`on` false). What
-- is snoozed comes back unread. Answers which of them changed; NO_CHANGE when none did.
CREATE OR REPLACE FUNCTION feed_notifications_moved(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_user uuid := (p ->> 'userId')::uuid;
  v_ids uuid[] := ARRAY(SELECT jsonb_array_elements_text(p -> 'ids')::uuid);
  v_on boolean := (p ->> 'on')::boolean;
  v_until timestamptz := (p ->> 'until')::timestamptz;
  v_changed uuid[];
  v_name text := CASE p ->> 'as' WHEN 'archived' THEN 'archivedAt' WHEN 'deleted' THEN 'deletedAt' ELSE 'until' END;
BEGIN
  CASE p ->> 'as'
  WHEN 'archived' THEN
    WITH c AS (
      UPDATE notification n SET archived_at = CASE WHEN v_on THEN p_at END, snoozed_until = NULL
      WHERE n.user_id = v_user AND n.id = ANY (v_ids) AND n.deleted_at IS NULL AND (n.archived_at IS NULL) = v_on RETURNING n.id
    ) SELECT array_agg(c.id ORDER BY c.id) INTO v_changed FROM c;
  WHEN 'deleted' THEN
    WITH c AS (
      UPDATE notification n SET deleted_at = CASE WHEN v_on THEN p_at END
      WHERE n.user_id = v_user AND n.id = ANY (v_ids) AND (n.deleted_at IS NULL) = v_on RETURNING n.id
    ) SELECT array_agg(c.id ORDER BY c.id) INTO v_changed FROM c;
  ELSE
    WITH c AS (
      UPDATE notification n SET snoozed_until = CASE WHEN v_on THEN v_until END, archived_at = NULL,
        read_at = CASE WHEN v_on THEN NULL ELSE n.read_at END
      WHERE n.user_id = v_user AND n.id = ANY (v_ids) AND n.deleted_at IS NULL
        AND n.snoozed_until IS DISTINCT FROM CASE WHEN v_on THEN v_until END RETURNING n.id
    ) SELECT array_agg(c.id ORDER BY c.id) INTO v_changed FROM c;
  END CASE;
  IF v_changed IS NULL THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('ids', v_changed, v_name, CASE WHEN v_on THEN iso(coalesce(v_until, p_at)) END, 'counts', recount_notifications(v_user));
END
$$;

-- Marks some notifications of a member (`ids`), or all up to a position (`upTo`, of `category`), as read or unread; `wasReadAt`: unread
-- again is what was read at that moment. Of `ids` it answers which changed; NO_CHANGE when nothing does.
CREATE OR REPLACE FUNCTION feed_notifications_read(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_user uuid := (p ->> 'userId')::uuid;
  v_on boolean := (p ->> 'on')::boolean;
  v_ids uuid[] := ARRAY(SELECT jsonb_array_elements_text(p -> 'ids')::uuid);
  v_changed uuid[];
BEGIN
  -- Three statements, so that each finds its rows by an index of its own.
  IF p ? 'ids' THEN
    WITH c AS (
      UPDATE notification n SET read_at = CASE WHEN v_on THEN p_at END
      WHERE n.user_id = v_user AND n.id = ANY (v_ids) AND n.deleted_at IS NULL AND (n.read_at IS NULL) = v_on RETURNING n.id
    ) SELECT array_agg(c.id ORDER BY c.id) INTO v_changed FROM c;
  ELSIF v_on THEN
    UPDATE notification n SET read_at = p_at
    WHERE n.user_id = v_user AND n.position <= (p ->> 'upTo')::bigint AND n.read_at IS NULL AND n.archived_at IS NULL
      AND n.deleted_at IS NULL AND n.snoozed_until IS NULL AND (p ->> 'category' IS NULL OR n.category = p ->> 'category');
  ELSE
    UPDATE notification n SET read_at = NULL
    WHERE n.user_id = v_user AND n.position <= (p ->> 'upTo')::bigint AND n.read_at = (p ->> 'wasReadAt')::timestamptz
      AND n.archived_at IS NULL AND n.deleted_at IS NULL AND n.snoozed_until IS NULL
      AND (p ->> 'category' IS NULL OR n.category = p ->> 'category');
  END IF;
  IF NOT FOUND OR (p ? 'ids' AND v_changed IS NULL) THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('readAt', CASE WHEN v_on THEN iso(p_at) END, 'counts', recount_notifications(v_user))
    || CASE WHEN p ? 'ids' THEN jsonb_build_object('ids', v_changed) ELSE '{}' END;
END
$$;

-- Moves what a member has seen of their inbox to a position, never back and never beyond what there is. NO_CHANGE when it is there.
CREATE OR REPLACE FUNCTION feed_notifications_seen(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_user uuid := (p ->> 'userId')::uuid;
  v_up_to bigint;
BEGIN
  SELECT least((p ->> 'upTo')::bigint, coalesce(max(n.position), 0)) INTO v_up_to FROM notification n WHERE n.user_id = v_user;
  INSERT INTO notification_seen AS s (user_id, up_to) SELECT v_user, v_up_to WHERE v_up_to > 0
  ON CONFLICT (user_id) DO UPDATE SET up_to = excluded.up_to WHERE s.up_to < excluded.up_to;
  IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('upTo', v_up_to, 'counts', recount_notifications(v_user));
END
$$;

-- Says, until the commit, that notifications of these facts are being made: whoever takes back what is caused by a post, a topic or a
-- category waits for that (`await_causes`), and so misses none. Before the inboxes are locked, in one order.
CREATE OR REPLACE FUNCTION hold_causes(p_intents jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_key int;
BEGIN
  FOR v_key IN
    SELECT DISTINCT hashtext(k.id) FROM jsonb_array_elements(p_intents) i(v)
      LEFT JOIN topic t ON t.id = (i.v ->> 'topicId')::uuid,
      LATERAL (VALUES (i.v ->> 'about'), (i.v ->> 'topicId'), (i.v ->> 'categoryId'), (t.category_id::text)) k(id)
    WHERE k.id IS NOT NULL ORDER BY 1
  LOOP
    PERFORM pg_advisory_xact_lock_shared(7405, v_key);
  END LOOP;
END
$$;

-- Makes the partitions of notifications and their causes for the month of `p_from` and so many after it, where they are missing; months
-- begin and end by UTC, whatever the time zone of the session. What is of no month that was made waits
-- in the default partition and moves when its month is made.
CREATE OR REPLACE FUNCTION make_notification_months(p_from timestamptz, p_months int) RETURNS int LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
  v_table text;
  v_month timestamptz;
  v_name text;
  v_first uuid;
  v_end uuid;
  v_made int := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7406, 0);
  FOREACH v_table IN ARRAY ARRAY['notification', 'notification_cause'] LOOP
    FOR i IN 0 .. p_months LOOP
      v_month := date_trunc('month', p_from) + i * interval '1 month';
      v_name := v_table || to_char(v_month, '_YYYY_MM');
      CONTINUE WHEN to_regclass(format('%I', v_name)) IS NOT NULL;
      v_first := first_uuid(v_month);
      v_end := first_uuid(v_month + interval '1 month');
      -- Attached when it is made and filled: so the whole table is locked against no reader, only the default partition.
      EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', v_table || '_other');
      EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', v_name, v_table);
      EXECUTE format('WITH moved AS (DELETE FROM %I WHERE %I >= %L AND %I < %L RETURNING *)
        INSERT INTO %I SELECT * FROM moved', v_table || '_other', CASE v_table WHEN 'notification' THEN 'id' ELSE 'source' END,
        v_first, CASE v_table WHEN 'notification' THEN 'id' ELSE 'source' END, v_end, v_name);
      EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', v_table, v_name, v_first, v_end);
      v_made := v_made + 1;
    END LOOP;
  END LOOP;
  RETURN v_made;
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
    -- By where their topics stand now, not by where they stood when they were caused.
    RETURN QUERY SELECT c.source, c.user_id FROM topic t JOIN notification_cause c ON c.topic_id = t.id
      JOIN "scope" sc ON sc.key = 'category:' || t.category_id
      WHERE t.category_id = ANY (ARRAY(SELECT jsonb_array_elements_text(p -> 'categoryIds')::uuid)) AND c.undone_at IS NULL
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
      AND (notification_stands('reply', p_about, NULL) OR notification_stands('topic', p_about, NULL))
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
-- so that every event carries what counts at its own offset; `more` says that some are left. Those with many members take turns over all
-- servers: each would wait for the inboxes of the other until it is given up. `busy` says that another one's is it.
-- Returns { placed: [{ id, userId, locale, isNew, snoozed, counts, ... }], more, busy? }.
CREATE OR REPLACE FUNCTION place_notifications(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_users uuid[] := ARRAY(SELECT DISTINCT c."user" FROM jsonb_to_recordset(p -> 'candidates') c("user" uuid));
  v_decided jsonb;
  v_now timestamptz;
  v_placed jsonb;
  v_more boolean;
BEGIN
  IF cardinality(v_users) > 100 AND NOT pg_try_advisory_xact_lock(7407, 0) THEN
    RETURN '{"placed": [], "more": true, "busy": true}';
  END IF;
  PERFORM hold_causes(p -> 'intents');
  PERFORM lock_inboxes(v_users);
  v_now := date_trunc('milliseconds', clock_timestamp());

  -- Right (where the topic stands by now), the actor, blocks, mutes, the type: in this order. What stands no more is no news.
  WITH asked AS (
    SELECT c.i, c."user", c.type, c.reason, n.v, n.v -> 'types' -> c.type AS t
    FROM jsonb_to_recordset(p -> 'candidates') c(i int, "user" uuid, type text, reason text)
    JOIN LATERAL (SELECT p -> 'intents' -> c.i AS v) n ON true
  ), allowed AS (
    SELECT DISTINCT ON (a.i, a."user") a.*
    FROM asked a JOIN "user" u ON u.id = a."user"
    LEFT JOIN topic tp ON tp.id = (a.v ->> 'topicId')::uuid
    LEFT JOIN "scope" sc ON sc.key = 'category:' || coalesce(tp.category_id::text, a.v ->> 'categoryId')
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
    SELECT w.*, coalesce(w.t ->> 'groupKey', w.v ->> 'source') AS group_or_self,
      EXISTS (SELECT FROM connection_lease l WHERE l.user_id = w."user" AND l.visible AND l.expires_at > v_now
        AND w.v ->> 'room' = ANY (l.viewing)) AS viewed
    FROM allowed w
    WHERE NOT EXISTS (SELECT FROM notification_cause x WHERE x.source = (w.v ->> 'source')::uuid AND x.user_id = w."user")
      -- The same actor, target and type does not begin again within a day: liking, taking it back and liking again is no news.
      AND NOT EXISTS (SELECT FROM notification_cause x WHERE x.user_id = w."user" AND x.about = (w.v ->> 'about')::uuid
        AND x.type = w.type AND x.actor_id = (w.v ->> 'actorId')::uuid AND x.source >= first_uuid(v_now - interval '1 day'))
  ), keyed AS (SELECT f.*, f.group_or_self || f.viewed AS key FROM fresh f
  ), one AS (
    SELECT k.*, first_value(k.key) OVER (PARTITION BY k."user" ORDER BY k.i) AS first_key FROM keyed k
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

-- Removes what counts among notifications whose first cause is older than `p_before`, of at most `p_limit` members, under the lock of
-- their own rooms. Returns what counts for each of them now, and at which offset; nobody when nothing old counts any more.
CREATE OR REPLACE FUNCTION purge_counted_notifications(p_before timestamptz, p_limit int)
RETURNS TABLE (user_id uuid, counts jsonb, as_of float8) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  v_before uuid := first_uuid(p_before);
  v_users uuid[];
BEGIN
  v_users := ARRAY(SELECT DISTINCT n.user_id FROM notification n WHERE n.id < v_before AND n.read_at IS NULL
    AND n.archived_at IS NULL AND n.deleted_at IS NULL AND n.snoozed_until IS NULL ORDER BY 1 LIMIT p_limit);
  PERFORM lock_inboxes(v_users);
  DELETE FROM notification n WHERE n.id < v_before AND n.user_id = ANY (v_users) AND n.read_at IS NULL
    AND n.archived_at IS NULL AND n.deleted_at IS NULL AND n.snoozed_until IS NULL;
  RETURN QUERY SELECT u.id, recount_notifications(u.id), st.head::float8
    FROM unnest(v_users) u(id) JOIN stream st ON st.room = 'user:' || u.id;
END
$$;

-- Removes at most `p_limit` notifications that their members deleted before `p_before`, and what their causes said; that they were caused
-- stays known. Returns how many went.
CREATE OR REPLACE FUNCTION purge_deleted_notifications(p_before timestamptz, p_limit int) RETURNS int LANGUAGE sql AS $$
  WITH old AS (
    SELECT n.id FROM notification n WHERE n.deleted_at < p_before ORDER BY n.deleted_at LIMIT p_limit FOR UPDATE SKIP LOCKED
  ), gone AS (
    DELETE FROM notification n USING old WHERE n.id = old.id RETURNING n.id
  ), silent AS (
    UPDATE notification_cause c SET data = '{}', undone_at = coalesce(c.undone_at, now()) FROM gone g WHERE c.notification_id = g.id
  )
  SELECT count(*)::int FROM gone
$$;

-- Takes causes back, under the lock of the own rooms of those concerned: a notification that has lost its last one is gone, another is
-- about fewer people. p: { about?, actorId?, type?, topicId?, userId?, withoutRight?: true (of `categoryIds`), limit }: what is given must
-- fit. At most `limit` members a call; `more` says that some are left. Returns { retracted: [{ userId, ids, counts }], lowered: [as
-- placed, with counts and locale, those that the member deleted as well], more }.
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
  PERFORM await_causes(p);
  v_users := ARRAY(SELECT DISTINCT c.user_id FROM notification_causes_of(p) c ORDER BY 1 LIMIT v_limit + 1);
  IF cardinality(v_users) = 0 THEN RETURN '{"retracted": [], "lowered": [], "more": false}'; END IF;
  PERFORM lock_inboxes(v_users[1 : v_limit]);
  v_now := date_trunc('milliseconds', clock_timestamp());

  WITH undone AS (
    UPDATE notification_cause c SET undone_at = v_now, data = '{}' FROM notification_causes_of(p) f
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
    WHERE n.id = last.notification_id RETURNING n.*
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
  RETURN jsonb_build_object('more', v_placed <> '[]', 'placed', (
    SELECT coalesce(jsonb_agg(x.v || jsonb_build_object('counts', recount_notifications(u.id), 'locale', u.locale) ORDER BY u.id), '[]')
    FROM jsonb_array_elements(v_placed) x(v) JOIN "user" u ON u.id = (x.v ->> 'user_id')::uuid));
END
$$;

