-- Makes notifications of facts, or lets those that wait unread grow, for many members at once; all of it under the lock of their own
-- rooms, so that what it reads and counts is true at the offsets of the events that follow in the same transaction.
-- p: { intents: [{ source, about, actorId, actor, topicId, categoryId, room, proof, correlationId, mutes: ["topic:<id>"], types: { type:
-- { category, priority, rank, groupKey, entity, data, actionUrl, inApp, mutable, byName? } } }], candidates: [{ i (of an intent), user, type, reason }] }
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
  ), decided AS (
    SELECT a.*, CASE
      WHEN a.v ->> 'categoryId' IS NOT NULL AND NOT coalesce(scope_allows(sc, a."user"), false) THEN 'not_allowed'
      WHEN a."user" = (a.v ->> 'actorId')::uuid THEN 'own'
      WHEN NOT notification_stands(a.v ->> 'proof', (a.v ->> 'about')::uuid, (a.v ->> 'actorId')::uuid) THEN 'gone'
      WHEN NOT (a.t ->> 'mutable')::boolean THEN NULL
      WHEN EXISTS (SELECT FROM block b WHERE b.user_id = a."user" AND b.blocked_id = (a.v ->> 'actorId')::uuid) THEN 'blocked'
      ELSE coalesce('muted_' || muted_by(a."user", ARRAY(SELECT jsonb_array_elements_text(a.v -> 'mutes')) || ('type:' || a.type),
          coalesce((a.t ->> 'byName')::boolean, false)),
        CASE WHEN NOT coalesce(f.in_app, (a.t ->> 'inApp')::boolean) THEN 'preference' END) END AS because
    FROM asked a JOIN "user" u ON u.id = a."user"
    LEFT JOIN topic tp ON tp.id = (a.v ->> 'topicId')::uuid
    LEFT JOIN "scope" sc ON sc.key = 'category:' || coalesce(tp.category_id::text, a.v ->> 'categoryId')
    LEFT JOIN notification_preference f ON f.user_id = a."user" AND f.type = a.type
  ), best AS (
    -- Of what is allowed the lowest rank; of what is not, for the trace, why the lowest rank is not.
    SELECT DISTINCT ON (j.i, j."user") j.* FROM decided j ORDER BY j.i, j."user", j.because IS NOT NULL, (j.t ->> 'rank')::int
  ), skipped AS (
    INSERT INTO notification_skip (source, user_id, type, reason, correlation_id, at)
    SELECT (b.v ->> 'source')::uuid, b."user", b.type, b.because, coalesce(b.v ->> 'correlationId', ''), v_now
    FROM best b WHERE b.because IS NOT NULL AND b.because <> 'own'
    ON CONFLICT DO NOTHING
  ), allowed AS (
    SELECT b.* FROM best b WHERE b.because IS NULL
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
      action_url, at, correlation_id)
    SELECT (d.v ->> 'source')::uuid, d."user", m.id, d.type, (d.v ->> 'actorId')::uuid, d.v -> 'actor', (d.v ->> 'about')::uuid,
      (d.v ->> 'topicId')::uuid, (d.v ->> 'categoryId')::uuid, d.t -> 'data', d.t ->> 'actionUrl', v_now,
      d.v ->> 'correlationId'
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
