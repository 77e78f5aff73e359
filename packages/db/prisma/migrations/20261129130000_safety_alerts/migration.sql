CREATE TYPE "severity" AS ENUM ('low', 'medium', 'high', 'critical');

CREATE TYPE "alert_state" AS ENUM ('new', 'acknowledged', 'resolved');

CREATE TYPE "breach_state" AS ENUM ('waiting', 'running', 'done', 'failed');

CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "source" VARCHAR(16) NOT NULL,
    "owner_id" UUID NOT NULL,
    "fingerprint" VARCHAR(64) NOT NULL,
    "severity" "severity" NOT NULL,
    "state" "alert_state" NOT NULL DEFAULT 'new',
    "finding" JSONB NOT NULL,
    "monitored_id" UUID,
    "times_seen" INTEGER NOT NULL DEFAULT 1,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" UUID,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "correlation_id" VARCHAR(64) NOT NULL,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "alert_recipient" (
    "user_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "reason" VARCHAR(16) NOT NULL,
    "place" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_recipient_pkey" PRIMARY KEY ("user_id","alert_id")
);

CREATE TABLE "monitored_item" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" VARCHAR(12) NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "masked" VARCHAR(254) NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "monitored_item_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "family" (
    "id" UUID NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "family_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "family_member" (
    "family_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "owner" BOOLEAN NOT NULL DEFAULT false,
    "shares" VARCHAR(12) NOT NULL DEFAULT 'unanswered',
    "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "joined_at" TIMESTAMPTZ(3),

    CONSTRAINT "family_member_pkey" PRIMARY KEY ("family_id","user_id")
);

CREATE TABLE "ingest_receipt" (
    "source" VARCHAR(16) NOT NULL,
    "request_id" VARCHAR(64) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ingest_receipt_pkey" PRIMARY KEY ("source","request_id")
);

CREATE TABLE "kept_secret" (
    "name" VARCHAR(40) NOT NULL,
    "sealed" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kept_secret_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "breach" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "file" VARCHAR(120) NOT NULL,
    "exposed" VARCHAR(16)[],
    "leaked_at" TIMESTAMPTZ(3),
    "state" "breach_state" NOT NULL DEFAULT 'waiting',
    "lines" BIGINT NOT NULL DEFAULT 0,
    "taken" BIGINT NOT NULL DEFAULT 0,
    "skipped" BIGINT NOT NULL DEFAULT 0,
    "matched" INTEGER NOT NULL DEFAULT 0,
    "share" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "error" VARCHAR(300),
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "breach_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "breach_record" (
    "hash" BYTEA NOT NULL,
    "breach" INTEGER NOT NULL,

    CONSTRAINT "breach_record_pkey" PRIMARY KEY ("hash","breach")
);

CREATE INDEX "alert_monitored_id_idx" ON "alert"("monitored_id");

CREATE INDEX "alert_last_seen_at_idx" ON "alert"("last_seen_at");

CREATE UNIQUE INDEX "alert_owner_id_source_fingerprint_key" ON "alert"("owner_id", "source", "fingerprint");

CREATE INDEX "alert_recipient_alert_id_idx" ON "alert_recipient"("alert_id");

CREATE INDEX "monitored_item_hash_idx" ON "monitored_item"("hash");

CREATE UNIQUE INDEX "monitored_item_user_id_hash_key" ON "monitored_item"("user_id", "hash");

CREATE INDEX "family_member_user_id_invited_at_idx" ON "family_member"("user_id", "invited_at" DESC);

CREATE INDEX "ingest_receipt_at_idx" ON "ingest_receipt"("at");

CREATE UNIQUE INDEX "breach_number_key" ON "breach"("number");

ALTER TABLE "alert" ADD CONSTRAINT "alert_monitored_id_fkey" FOREIGN KEY ("monitored_id") REFERENCES "monitored_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "alert_recipient" ADD CONSTRAINT "alert_recipient_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "family_member" ADD CONSTRAINT "family_member_family_id_fkey" FOREIGN KEY ("family_id") REFERENCES "family"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A member is in one family at most.
CREATE UNIQUE INDEX "family_member_joined_key" ON "family_member"("user_id") WHERE "joined_at" IS NOT NULL;

-- How many alerts a member has that nobody has in hand, and that are not resolved.
CREATE OR REPLACE FUNCTION alert_counts(p_user uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('new', count(*) FILTER (WHERE a.state = 'new'), 'open', count(*))
  FROM alert_recipient r JOIN alert a ON a.id = r.alert_id WHERE r.user_id = p_user AND a.state <> 'resolved'
$$;

-- Alerts as one member has them. What is another's of it, as which monitored item it is about, is not theirs.
CREATE OR REPLACE FUNCTION alert_of(a alert, p_user uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', a.id, 'source', a.source, 'severity', a.severity, 'state', a.state, 'finding', a.finding || jsonb_build_object('source', a.source),
    'member', person(a.owner_id), 'reason', CASE WHEN a.owner_id = p_user THEN 'you_monitor' ELSE 'family' END,
    'sharedWith', (SELECT coalesce(jsonb_agg(person(r.user_id) ORDER BY r.place, r.user_id), '[]')
      FROM alert_recipient r WHERE r.alert_id = a.id AND r.user_id <> a.owner_id),
    'monitoredId', CASE WHEN a.owner_id = p_user THEN a.monitored_id END, 'timesSeen', a.times_seen,
    'firstSeenAt', iso(a.first_seen_at), 'lastSeenAt', iso(a.last_seen_at),
    'acknowledgedAt', iso(a.acknowledged_at), 'acknowledgedBy', person(a.acknowledged_by_id),
    'resolvedAt', iso(a.resolved_at), 'resolvedBy', person(a.resolved_by_id), 'version', a.version,
    'locale', (SELECT u.locale FROM "user" u WHERE u.id = p_user))
$$;

-- A family as its members see it, and who invites a member: { family, invitations }.
CREATE OR REPLACE FUNCTION family_of(p_user uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'family', (SELECT jsonb_build_object('id', f.id, 'name', f.name, 'version', f.version, 'members', (
        SELECT jsonb_agg(jsonb_build_object('person', person(m.user_id), 'owner', m.owner, 'shares', m.shares,
          'joinedAt', iso(m.joined_at)) ORDER BY m.owner DESC, m.joined_at NULLS LAST, m.invited_at, m.user_id)
        FROM family_member m WHERE m.family_id = f.id))
      FROM family f JOIN family_member x ON x.family_id = f.id WHERE x.user_id = p_user AND x.joined_at IS NOT NULL),
    'invitations', (SELECT coalesce(jsonb_agg(i.v ORDER BY i.at DESC), '[]') FROM (
        SELECT x.invited_at AS at, jsonb_build_object('familyId', f.id, 'name', f.name, 'invitedAt', iso(x.invited_at),
          'owner', (SELECT person(o.user_id) FROM family_member o WHERE o.family_id = f.id AND o.owner)) AS v
        FROM family_member x JOIN family f ON f.id = x.family_id WHERE x.user_id = p_user AND x.joined_at IS NULL
        ORDER BY x.invited_at DESC LIMIT 20) i))
$$;

-- Adds to an event how many alerts its member has, under the lock of the member's own room. p: { userId }.
CREATE OR REPLACE FUNCTION feed_alert_counts(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object('counts', alert_counts((p ->> 'userId')::uuid))
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
    WHEN 'alert' THEN EXISTS (SELECT 1 FROM alert a WHERE a.id = p_about AND a.state = 'new')
    ELSE true
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

