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
