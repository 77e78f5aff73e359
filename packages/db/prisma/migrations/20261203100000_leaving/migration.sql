-- Members delete their accounts and take along what is theirs.
-- AlterTable
ALTER TABLE "user" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "account_deletion" (
    "user_id" UUID NOT NULL,
    "posts" VARCHAR(6) NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "begun_at" TIMESTAMPTZ(3),
    "username" VARCHAR(30),
    "display_name" VARCHAR(60),
    "email" VARCHAR(254),
    "step" VARCHAR(80),
    "place" TEXT,

    CONSTRAINT "account_deletion_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "account_export" (
    "user_id" UUID NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_export_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_export_hash_key" ON "account_export"("hash");

-- What a member asked, said and decided of approvals, in the workspaces they are in now: leaving one takes its log along.
CREATE OR REPLACE FUNCTION approval_acts_by(p_user uuid) RETURNS SETOF approval_act LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.* FROM approval_act a JOIN workspace_member m ON m.workspace_id = a.workspace_id AND m.user_id = p_user
  WHERE a.actor_kind = 'member' AND a.actor_id = p_user
$$;

-- A text without the name of a member who is gone: where it mentions them, or links to them, stands what they are called now. A user name has
-- nothing that a pattern would read otherwise.
CREATE OR REPLACE FUNCTION text_without(p text, p_username text, p_name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(p, '((?<![[:alnum:]/.-])[@＠]|/u/)' || p_username || '(?![-_]*[[:alnum:]])', '\1' || p_name, 'gi')
$$;

-- A line that says who did something, without the display name of a member who is gone.
CREATE OR REPLACE FUNCTION title_without(p text, p_display text, p_instead text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(p, '(?<![[:alnum:]])' || regexp_replace(p_display, '([^[:alnum:][:space:]])', '\\\1', 'g') || '(?![[:alnum:]])',
    p_instead, 'g')
$$;

-- What was stored of a member who is gone, anywhere in a JSON, is called as they are now; their id stays. Lines beside actors say who did
-- something: there the display name goes as well. What moderators saw of what the member wrote goes, too. p_was: { id, username, displayName, name (their user name now), instead (their display
-- name now) }.
CREATE OR REPLACE FUNCTION json_without(p jsonb, p_was jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  v_acted boolean;
  v_theirs boolean;
  v_quoted boolean;
BEGIN
  CASE jsonb_typeof(p)
    WHEN 'string' THEN
      RETURN to_jsonb(text_without(p #>> '{}', p_was ->> 'username', p_was ->> 'name'));
    WHEN 'array' THEN
      RETURN (SELECT coalesce(jsonb_agg(json_without(e.v, p_was) ORDER BY e.i), '[]') FROM jsonb_array_elements(p) WITH ORDINALITY e(v, i));
    WHEN 'object' THEN
      v_theirs := p ->> 'id' = p_was ->> 'id';
      v_acted := p -> 'actors' @> jsonb_build_array(jsonb_build_object('id', p_was -> 'id'));
      v_quoted := p ?& ARRAY['excerpt', 'topicId', 'number', 'author'] AND p -> 'author' -> 'id' = p_was -> 'id';
      RETURN (SELECT coalesce(jsonb_object_agg(e.key, CASE
          WHEN v_quoted AND e.key = 'excerpt' THEN '""'
          WHEN v_quoted AND e.key = 'title' THEN 'null'
          WHEN e.key = 'username' AND (v_theirs OR e.value = p_was -> 'username') THEN p_was -> 'name'
          WHEN v_theirs AND e.key IN ('displayName', 'name') THEN p_was -> 'instead'
          WHEN v_theirs AND e.key = 'bio' THEN '""'
          WHEN v_acted AND e.key IN ('title', 'message') AND jsonb_typeof(e.value) = 'string'
            THEN to_jsonb(title_without(e.value #>> '{}', p_was ->> 'displayName', p_was ->> 'instead'))
          ELSE json_without(e.value, p_was) END), '{}') FROM jsonb_each(p) e);
    ELSE RETURN p;
  END CASE;
END
$$;

-- Takes a member who is gone out of what workspaces keep of them, over all workspaces, those they left before among them: the logs stay
-- with their id, and say no name. p_was as in json_without. Called again it changes nothing.
CREATE OR REPLACE FUNCTION forget_in_workspaces(p_was jsonb) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_id uuid := (p_was ->> 'id')::uuid;
BEGIN
  DELETE FROM workspace_invitation WHERE user_id = v_id OR inviter_id = v_id;
  UPDATE approval SET requester_name = p_was ->> 'instead' WHERE requester_kind = 'member' AND requester_id = v_id;
  UPDATE approval_act SET actor_name = p_was ->> 'instead' WHERE actor_kind = 'member' AND actor_id = v_id;
END
$$;

-- Takes the mentions of a member who is gone out of a page of what is said of approvals, over all workspaces, after an id. Returns the id the
-- page ended at; NULL: it was the last. p_was as in json_without.
CREATE OR REPLACE FUNCTION forget_text_in_workspaces(p_was jsonb, p_after uuid, p_limit int) RETURNS uuid LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_ids uuid[] := ARRAY(SELECT a.id FROM approval_act a WHERE a.id > p_after ORDER BY a.id LIMIT p_limit);
BEGIN
  UPDATE approval_act SET comment = text_without(comment, p_was ->> 'username', p_was ->> 'name')
  WHERE id = ANY (v_ids) AND comment ILIKE '%@' || (p_was ->> 'username') || '%';
  RETURN CASE WHEN cardinality(v_ids) = p_limit THEN v_ids[p_limit] END;
END
$$;

-- The workspaces a member owns and nobody else does, and how many are in each besides: who leaves hands them over, or they end.
CREATE OR REPLACE FUNCTION lone_workspaces_of(p_user uuid) RETURNS TABLE (id uuid, name text, others int, heir uuid) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.id, w.name::text, w.member_count - 1,
    (SELECT h.user_id FROM workspace_member h WHERE h.workspace_id = w.id AND h.user_id <> p_user
     ORDER BY array_position(ARRAY['manager', 'operator', 'viewer'], h.role::text), h.joined_at, h.user_id LIMIT 1)
  FROM workspace_member m JOIN workspace w ON w.id = m.workspace_id
  WHERE m.user_id = p_user AND m.role = 'owner'
    AND NOT EXISTS (SELECT FROM workspace_member o WHERE o.workspace_id = w.id AND o.role = 'owner' AND o.user_id <> p_user)
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

-- Who is named by these names where this member writes them: a member by user name, and whoever is in a group of theirs that is called so.
-- A user name wins over a group. Who is named both ways is named as themselves.
CREATE OR REPLACE FUNCTION named_by(p_author uuid, p_names text[]) RETURNS TABLE (member uuid, group_id uuid) LANGUAGE sql STABLE AS $$
  SELECT u.id, NULL::uuid FROM "user" u WHERE u.username = ANY (p_names) AND u.deleted_at IS NULL
  UNION ALL
  SELECT m.user_id, g.id FROM "group" g
    JOIN group_member a ON a.group_id = g.id AND a.user_id = p_author
    JOIN group_member m ON m.group_id = g.id
  WHERE g.slug = ANY (p_names) AND g.deleted_at IS NULL AND g.archived_at IS NULL
    AND NOT EXISTS (SELECT FROM "user" u WHERE u.username = g.slug)
    AND NOT EXISTS (SELECT FROM "user" u WHERE u.id = m.user_id AND u.username = ANY (p_names))
$$;

