-- DropIndex
DROP INDEX "notification_cause_about_idx";

-- DropIndex
DROP INDEX "notification_cause_category_id_idx";

-- CreateIndex
CREATE INDEX "notification_cause_about_user_id_idx" ON "notification_cause"("about", "user_id");


-- The facts that notifications are made of, as rows: the shape `place_notifications` is given.
CREATE OR REPLACE FUNCTION notification_intents(p jsonb) RETURNS TABLE (i int, source uuid, about uuid, actor_id uuid, actor jsonb,
  topic_id uuid, category_id uuid, room text, proof text, correlation_id text, mutes text[], types jsonb) LANGUAGE sql STABLE AS $$
  SELECT n.at::int - 1, n.source, n.about, n."actorId", n.actor, n."topicId", n."categoryId", n.room, n.proof, n."correlationId",
    coalesce(n.mutes, '{}'), n.types
  FROM ROWS FROM (jsonb_to_recordset(p -> 'intents') AS (source uuid, about uuid, "actorId" uuid, actor jsonb, "topicId" uuid,
    "categoryId" uuid, room text, proof text, "correlationId" text, mutes text[], types jsonb)) WITH ORDINALITY
    n(source, about, "actorId", actor, "topicId", "categoryId", room, proof, "correlationId", mutes, types, at)
$$;

-- Makes notifications of facts, or lets those that wait unread grow, for many members at once; all of it under the lock of their own
-- rooms, so that what it reads and counts is true at the offsets of the events that follow in the same transaction.
-- p: { intents: [{ source, about, actorId, actor, topicId, categoryId, room, proof, correlationId, mutes: ["topic:<id>"], types: { type:
-- { category, priority, rank, groupKey, entity, data, actionUrl, inApp, mutable, byName?, words: { <locale>: { title, message, action } },
-- as it is said of one actor } } }], candidates: [{ i (of an intent), user, type, reason }] }
-- A fact makes at most one notification a member: of its candidates that are allowed, the one with the lowest rank. A member gets one a call,
-- so that every event carries what counts at its own offset; `more` says that some are left. Those with many members take turns over all
-- servers: each would wait for the inboxes of the other until it is given up. `busy` says that another one's is it.
-- Returns { made: [id], grown: [id], more, busy? }; rows of which more than that is to be said have no title yet.
CREATE OR REPLACE FUNCTION place_notifications(p jsonb) RETURNS jsonb LANGUAGE plpgsql
  -- Plans are kept from when the table of a new month was empty, and then read all of it.
  SET enable_seqscan = off AS $$
DECLARE
  v_users uuid[] := ARRAY(SELECT DISTINCT c."user" FROM jsonb_to_recordset(p -> 'candidates') c("user" uuid));
  v_decided jsonb;
  v_now timestamptz;
  v_made uuid[];
  v_grown uuid[];
  v_more boolean;
BEGIN
  IF cardinality(v_users) > 100 AND NOT pg_try_advisory_xact_lock(7407, 0) THEN
    RETURN '{"made": [], "grown": [], "more": true, "busy": true}';
  END IF;
  PERFORM hold_causes(p -> 'intents');
  PERFORM lock_inboxes(v_users);
  v_now := date_trunc('milliseconds', clock_timestamp());

  v_decided := decide_notifications(p, v_users, v_now);
  v_more := (v_decided ->> 'more')::boolean;
  v_decided := v_decided -> 'decided';
  IF v_decided = '[]' THEN RETURN jsonb_build_object('made', '[]'::jsonb, 'grown', '[]'::jsonb, 'more', v_more); END IF;

  WITH intent AS MATERIALIZED (SELECT * FROM notification_intents(p)
  ), typed AS MATERIALIZED (SELECT n.i, t.key AS type, t.value AS t FROM intent n, jsonb_each(n.types) t
  ), d AS MATERIALIZED (
    SELECT x.i, x."user", x.type, x.reason, x.viewed, n.source, n.actor_id, n.actor, o.id AS open_id
    FROM jsonb_to_recordset(v_decided) x(i int, "user" uuid, type text, reason text, viewed boolean)
    JOIN intent n ON n.i = x.i JOIN typed t ON t.i = x.i AND t.type = x.type
    -- What began less than a day ago is in the tables of the last months, whenever its fact was.
    LEFT JOIN LATERAL (
      SELECT o.id FROM notification o
      WHERE o.user_id = x."user" AND o.group_key = t.t ->> 'groupKey' AND o.read_at IS NULL AND o.archived_at IS NULL
        AND o.deleted_at IS NULL AND o.created_at > v_now - interval '1 day' AND o.id >= first_uuid(v_now - interval '32 days') AND NOT x.viewed
      ORDER BY o.position DESC LIMIT 1) o ON true
  ), by_member AS (
    SELECT d."user", min(d.open_id::text)::uuid AS open_id, bool_or(d.viewed) AS viewed, (array_agg(d.source ORDER BY d.i))[1] AS first,
      (array_agg(d.i ORDER BY d.i DESC))[1] AS i, (array_agg(d.type ORDER BY d.i DESC))[1] AS type,
      (array_agg(d.reason ORDER BY d.i DESC))[1] AS reason,
      coalesce(jsonb_agg(d.actor ORDER BY d.i DESC) FILTER (WHERE d.actor IS NOT NULL), '[]') AS actors
    FROM d GROUP BY d."user"
  ), member AS MATERIALIZED (
    SELECT g."user", g.viewed, g.type, g.reason, g.actors, g.open_id IS NOT NULL AS open, t.t, n.correlation_id,
      coalesce(g.open_id, made_notification_id(g.first, g."user")) AS id, st.head + 1 AS position, coalesce(s.up_to, 0) AS seen,
      coalesce(t.t -> 'words' -> u.locale::text, t.t -> 'words' -> 'en') AS words
    FROM by_member g JOIN typed t ON t.i = g.i AND t.type = g.type JOIN intent n ON n.i = g.i JOIN "user" u ON u.id = g."user"
    JOIN stream st ON st.room = 'user:' || g."user" LEFT JOIN notification_seen s ON s.user_id = g."user"
  ), counted AS (
    SELECT m."user", greatest(1, count(DISTINCT coalesce(d.actor_id, d.source)))::int AS n FROM member m JOIN d ON d."user" = m."user"
    WHERE NOT m.open OR (SELECT true FROM notification_cause x WHERE x.notification_id = m.id AND x.undone_at IS NULL
      AND x.actor_id = d.actor_id LIMIT 1) IS NULL
    GROUP BY m."user"
  ), cause AS (
    INSERT INTO notification_cause (source, user_id, notification_id, type, actor_id, actor, about, topic_id, category_id, data,
      action_url, at, correlation_id)
    SELECT n.source, d."user", m.id, d.type, n.actor_id, n.actor, n.about, n.topic_id, n.category_id, t.t -> 'data', t.t ->> 'actionUrl',
      v_now, n.correlation_id
    FROM d JOIN member m ON m."user" = d."user" JOIN intent n ON n.i = d.i JOIN typed t ON t.i = d.i AND t.type = d.type
  ), grown AS (
    UPDATE notification n SET group_count = n.group_count + coalesce(c.n, 0), actors = latest_actors(m.actors, n.actors),
      data = m.t -> 'data', action_url = m.t ->> 'actionUrl', reason = m.reason, entity = m.t -> 'entity',
      version = n.version + 1, updated_at = v_now, title = '',
      position = CASE WHEN n.snoozed_until IS NULL THEN m.position ELSE n.position END
    FROM member m LEFT JOIN counted c ON c."user" = m."user", notification o
    WHERE m.open AND n.id = m.id AND o.id = n.id
    RETURNING n.id, n.user_id, n.category, false AS is_new, CASE WHEN n.snoozed_until IS NULL AND o.position <= m.seen THEN 1 ELSE 0 END AS unseen, 0 AS unread
  ), made AS (
    INSERT INTO notification (id, user_id, type, category, priority, reason, actors, entity, data, action_url, group_key,
      group_count, position, created_at, updated_at, read_at, correlation_id, title, message, action_text)
    SELECT m.id, m."user", m.type, m.t ->> 'category', m.t ->> 'priority', m.reason,
      CASE WHEN jsonb_array_length(m.actors) > 1 THEN latest_actors(m.actors, '[]') ELSE m.actors END, m.t -> 'entity',
      m.t -> 'data', m.t ->> 'actionUrl', m.t ->> 'groupKey', c.n, m.position, v_now, v_now,
      CASE WHEN m.viewed THEN v_now END, m.correlation_id,
      CASE WHEN c.n = 1 THEN coalesce(m.words ->> 'title', '') ELSE '' END, coalesce(m.words ->> 'message', ''), m.words ->> 'action'
    FROM member m JOIN counted c ON c."user" = m."user" WHERE NOT m.open
    RETURNING id, user_id, category, true AS is_new, CASE WHEN read_at IS NULL THEN 1 ELSE 0 END AS unseen,
      CASE WHEN read_at IS NULL THEN 1 ELSE 0 END AS unread
  ), placed AS (SELECT * FROM grown UNION ALL SELECT * FROM made
  ), sums AS (
    INSERT INTO notification_count AS k (user_id, category, unread, unseen)
    SELECT x.user_id, x.category, x.unread, x.unseen FROM placed x WHERE x.unread + x.unseen > 0 ORDER BY x.user_id
    ON CONFLICT (user_id, category) DO UPDATE SET unread = k.unread + excluded.unread, unseen = k.unseen + excluded.unseen
  )
  SELECT coalesce(array_agg(x.id) FILTER (WHERE x.is_new), '{}'), coalesce(array_agg(x.id) FILTER (WHERE NOT x.is_new), '{}')
  INTO v_made, v_grown FROM placed x;
  RETURN jsonb_build_object('made', v_made, 'grown', v_grown, 'more', v_more);
END
$$;

-- Decides who of the candidates of `place_notifications` is notified, as what: right (where the topic stands by now), the actor, what stands
-- no more, blocks, mutes, the type, in this order; of a fact's candidates that are allowed, the one with the lowest rank. Why others are
-- not goes to the trace. What is the same for all members is worked out once a fact, not once a member. p_users: the members among them.
-- Returns { decided: [{ i, user, type, reason, viewed }], more }: of each member, what goes into one notification; `more`: some is left.
CREATE OR REPLACE FUNCTION decide_notifications(p jsonb, p_users uuid[], p_now timestamptz) RETURNS jsonb LANGUAGE sql
  -- Plans are kept from when the table of a new month was empty, and then read all of it.
  SET enable_seqscan = off AS $$
  WITH intent AS MATERIALIZED (
    SELECT n.*, coalesce(tp.category_id, n.category_id) AS place, notification_stands(n.proof, n.about, n.actor_id) AS stands
    FROM notification_intents(p) n LEFT JOIN topic tp ON tp.id = n.topic_id
  ), typed AS MATERIALIZED (
    SELECT n.i, t.key AS type, (t.value ->> 'rank')::int AS rank, (t.value ->> 'mutable')::boolean AS mutable,
      coalesce((t.value ->> 'byName')::boolean, false) AS by_name, (t.value ->> 'inApp')::boolean AS in_app,
      coalesce(t.value ->> 'groupKey', n.source::text) AS group_or_self, n.mutes || ('type:' || t.key) AS targets
    FROM intent n, jsonb_each(n.types) t
  ), muting AS MATERIALIZED (
    SELECT m.user_id, m.target_type AS kind, m.target_type || ':' || m.target AS target, m.except_mentions FROM mute m
    WHERE m.user_id = ANY (p_users) AND (m.until IS NULL OR m.until > p_now)
      AND m.target = ANY (SELECT split_part(x, ':', 2) FROM typed t, unnest(t.targets) x)
    UNION ALL SELECT w.user_id, w.target_type, w.target_type || ':' || w.target_id, false FROM watch w
    WHERE w.user_id = ANY (p_users) AND w.level = 'muted'
  ), decided AS MATERIALIZED (
    SELECT c.i, c."user", c.type, c.reason, t.rank, t.group_or_self, CASE
      WHEN n.place IS NOT NULL AND NOT coalesce(scope_allows(sc, c."user"), false) THEN 'not_allowed'
      WHEN c."user" = n.actor_id THEN 'own'
      WHEN NOT n.stands THEN 'gone'
      WHEN NOT t.mutable THEN NULL
      WHEN b.user_id IS NOT NULL THEN 'blocked'
      ELSE coalesce((SELECT 'muted_' || g.kind FROM muting g
          WHERE g.user_id = c."user" AND g.target = ANY (t.targets) AND NOT (g.except_mentions AND t.by_name) LIMIT 1),
        CASE WHEN NOT coalesce(f.in_app, t.in_app) THEN 'preference' END) END AS because
    FROM jsonb_to_recordset(p -> 'candidates') c(i int, "user" uuid, type text, reason text)
    JOIN "user" u ON u.id = c."user" JOIN intent n ON n.i = c.i JOIN typed t ON t.i = c.i AND t.type = c.type
    LEFT JOIN "scope" sc ON sc.key = 'category:' || n.place
    LEFT JOIN block b ON b.user_id = c."user" AND b.blocked_id = n.actor_id
    LEFT JOIN notification_preference f ON f.user_id = c."user" AND f.type = c.type
  ), best AS MATERIALIZED (
    -- Of what is allowed the lowest rank; of what is not, for the trace, why the lowest rank is not.
    SELECT DISTINCT ON (j.i, j."user") j.* FROM decided j ORDER BY j.i, j."user", j.because IS NOT NULL, j.rank
  ), skipped AS (
    INSERT INTO notification_skip (source, user_id, type, reason, correlation_id, at)
    SELECT n.source, b."user", b.type, b.because, coalesce(n.correlation_id, ''), p_now
    FROM best b JOIN intent n ON n.i = b.i WHERE b.because IS NOT NULL AND b.because <> 'own'
    ON CONFLICT DO NOTHING
  ), fresh AS (
    SELECT w.i, w."user", w.type, w.reason, w.group_or_self, EXISTS (SELECT FROM connection_lease l
      WHERE l.user_id = w."user" AND l.visible AND l.expires_at > p_now AND n.room = ANY (l.viewing)) AS viewed
    FROM best w JOIN intent n ON n.i = w.i
    WHERE w.because IS NULL
      -- Asked one by one: a join would read all causes of the fact for each of its members.
      AND (SELECT true FROM notification_cause x WHERE x.source = n.source AND x.user_id = w."user") IS NULL
      -- The same actor, target and type does not begin again within a day: liking, taking it back and liking again is no news.
      AND (SELECT true FROM notification_cause x WHERE x.user_id = w."user" AND x.about = n.about
        AND x.type = w.type AND x.actor_id = n.actor_id AND x.source >= first_uuid(p_now - interval '1 day') LIMIT 1) IS NULL
  ), one AS (
    SELECT f.*, f.group_or_self || f.viewed AS key,
      first_value(f.group_or_self || f.viewed) OVER (PARTITION BY f."user" ORDER BY f.i) AS first_key
    FROM fresh f
  )
  SELECT jsonb_build_object('more', coalesce(bool_or(o.key <> o.first_key), false), 'decided', coalesce(jsonb_agg(jsonb_build_object(
    'i', o.i, 'user', o."user", 'type', o.type, 'reason', o.reason, 'viewed', o.viewed)) FILTER (WHERE o.key = o.first_key), '[]'))
  FROM one o
$$;

-- What counts in the inboxes of these members, in all and by category, as the contract has it; who has nothing that counts has no row.
CREATE OR REPLACE FUNCTION kept_notification_counts(p_users uuid[]) RETURNS TABLE (user_id uuid, counts jsonb) LANGUAGE sql STABLE AS $$
  SELECT c.user_id, jsonb_build_object('unread', sum(c.unread), 'unseen', sum(c.unseen),
    'byCategory', jsonb_object_agg(c.category, jsonb_build_object('unread', c.unread, 'unseen', c.unseen)))
  FROM notification_count c WHERE c.user_id = ANY (p_users) AND (c.unread > 0 OR c.unseen > 0) GROUP BY c.user_id
$$;

-- What counts in an inbox in which nothing counts.
CREATE OR REPLACE FUNCTION no_notification_counts() RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT '{"unread": 0, "unseen": 0, "byCategory": {}}'::jsonb
$$;

-- These notifications as they are to be said: each row with what counts in the inbox of its member, and their language.
CREATE OR REPLACE FUNCTION placed_notifications(p_ids uuid[]) RETURNS json LANGUAGE sql STABLE AS $$
  WITH row AS MATERIALIZED (SELECT n.* FROM notification n WHERE n.id = ANY (p_ids))
  SELECT coalesce(json_agg(x ORDER BY x.user_id, x.position), '[]') FROM (
    SELECT r.*, u.locale, coalesce(k.counts, no_notification_counts()) AS counts
    FROM row r JOIN "user" u ON u.id = r.user_id
    LEFT JOIN kept_notification_counts(ARRAY(SELECT DISTINCT o.user_id FROM row o)) k ON k.user_id = r.user_id) x
$$;

-- What counts in a member's inbox, in all and by category, as the contract has it.
CREATE OR REPLACE FUNCTION notification_counts(p_user uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT k.counts FROM kept_notification_counts(ARRAY[p_user]) k), no_notification_counts())
$$;

-- Takes causes back, under the lock of the own rooms of those concerned: a notification that has lost its last one is gone, another is
-- about fewer people. p: { about?, actorId?, type?, topicId?, userId?, withoutRight?: true (of `categoryIds`), limit }: what is given must
-- fit. At most `limit` members a call; `more` says that some are left. Returns { retracted: [{ userId, ids, counts }], lowered:
-- [id, those that the member deleted as well], more }.
CREATE OR REPLACE FUNCTION retract_notifications(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_limit int := (p ->> 'limit')::int;
  v_users uuid[];
  v_sources jsonb;
  v_changed uuid[];
  v_gone jsonb;
  v_lowered uuid[];
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
    WHERE n.id = last.notification_id RETURNING n.id, n.user_id
  )
  SELECT coalesce(array_agg(l.id), '{}') INTO v_lowered FROM left_over l;
  PERFORM recount_notifications(n.user_id) FROM (SELECT DISTINCT o.user_id FROM notification o WHERE o.id = ANY (v_lowered)) n;

  RETURN jsonb_build_object('more', cardinality(v_users) > v_limit, 'lowered', v_lowered, 'retracted', (
    SELECT coalesce(jsonb_agg(g.v || jsonb_build_object('counts', recount_notifications((g.v ->> 'userId')::uuid))), '[]')
    FROM jsonb_array_elements(v_gone) g(v)));
END
$$;

-- Brings what was put off until now back: unread and on top, under the lock of the own rooms. One a member and at most `p_limit` a call;
-- `more` says that some are left. Returns { woken: [id], more }.
CREATE OR REPLACE FUNCTION wake_notifications(p_limit int) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_ids uuid[];
  v_users uuid[];
  v_woken uuid[];
BEGIN
  SELECT array_agg(d.id), array_agg(d.user_id) INTO v_ids, v_users FROM (
    SELECT DISTINCT ON (n.user_id) n.id, n.user_id FROM (
      SELECT x.id, x.user_id, x.snoozed_until FROM notification x
      WHERE x.snoozed_until <= now() AND x.deleted_at IS NULL ORDER BY x.snoozed_until LIMIT p_limit) n
    ORDER BY n.user_id, n.snoozed_until) d;
  IF v_ids IS NULL THEN RETURN '{"woken": [], "more": false}'; END IF;
  PERFORM lock_inboxes(v_users);
  WITH woken AS (
    UPDATE notification n SET snoozed_until = NULL, read_at = NULL, version = n.version + 1, position = st.head + 1
    FROM stream st WHERE st.room = 'user:' || n.user_id AND n.id = ANY (v_ids) AND n.snoozed_until <= now() AND n.deleted_at IS NULL
    RETURNING n.id
  )
  SELECT coalesce(array_agg(w.id), '{}') INTO v_woken FROM woken w;
  PERFORM recount_notifications(u) FROM unnest(v_users) u;
  RETURN jsonb_build_object('more', cardinality(v_woken) > 0, 'woken', v_woken);
END
$$;

DROP FUNCTION is_muted(uuid,text[],boolean);
DROP FUNCTION muted_by(uuid,text[],boolean);
