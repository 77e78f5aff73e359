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
      coalesce((t.value ->> 'byName')::boolean, false) AS by_name, t.value ->> 'priority' = 'critical' AS critical, (t.value ->> 'inApp')::boolean AS in_app,
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
          WHERE g.user_id = c."user" AND g.target = ANY (t.targets) AND NOT (g.except_mentions AND t.by_name)
            -- What is critical ignores mutes of its place, not those of its type or of who did it.
            AND (NOT t.critical OR g.kind IN ('type', 'person')) LIMIT 1),
        CASE WHEN NOT coalesce(f.in_app, t.in_app) THEN 'preference' END) END AS because
    FROM jsonb_to_recordset(p -> 'candidates') c(i int, "user" uuid, type text, reason text)
    JOIN "user" u ON u.id = c."user" AND u.deleted_at IS NULL JOIN intent n ON n.i = c.i JOIN typed t ON t.i = c.i AND t.type = c.type
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
