-- What is true of every noun stays in the platform's functions; what is true of one is a function that they find by the kind:
-- audience_<kind> says who may read, parent_<kind> names the room above one that has no stream yet.

-- A room may stand under another: it is moved with it, and its stream is locked after it.
ALTER TABLE "stream" ADD COLUMN "parent" VARCHAR(64);
UPDATE "stream" st SET "parent" = 'topic:' || r."topic_id" FROM "reply" r WHERE st."room" = 'thread:' || r."id";
CREATE INDEX "stream_parent_idx" ON "stream" ("parent") WHERE "parent" IS NOT NULL;

ALTER TABLE "scope" ALTER COLUMN "audience" TYPE VARCHAR(40) USING "audience"::text;
DROP TYPE "audience";
-- Servers of the version before compare with this type.
CREATE DOMAIN "audience" AS VARCHAR(40);

ALTER TABLE "dead_letter" ADD COLUMN "unique_key" VARCHAR(200);

DROP FUNCTION rescope_topics(jsonb,boolean);
DROP FUNCTION rooms_of_topics(jsonb);

-- Does this member belong to an audience of any kind? Finds audience_<kind> by its name; an unknown kind holds nobody.
CREATE OR REPLACE FUNCTION audience_allows(p_kind text, p_id uuid, p_member uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_allowed boolean;
BEGIN
  IF p_kind !~ '^[a-z][a-z_]{0,39}$' OR to_regprocedure('audience_' || p_kind || '(uuid, uuid)') IS NULL THEN
    RETURN false;
  END IF;
  EXECUTE format('SELECT %I($1, $2)', 'audience_' || p_kind) INTO v_allowed USING p_id, p_member;
  RETURN coalesce(v_allowed, false);
END
$$;

-- Audiences are functions audience_<kind>(id, member; NULL: signed out): does this member belong to it? A new kind is a new
-- function. This one: whoever asks.
CREATE OR REPLACE FUNCTION audience_everyone(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT true
$$;

-- The audience of a group: its members, and the staff.
CREATE OR REPLACE FUNCTION audience_group(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT is_in_group(p_id, p_member) OR is_staff(p_member)
$$;

-- The audience of what no member may read.
CREATE OR REPLACE FUNCTION audience_nobody(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT false
$$;

-- The audience of moderators and admins.
CREATE OR REPLACE FUNCTION audience_staff(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT is_staff(p_member)
$$;

-- The audience that is one member.
CREATE OR REPLACE FUNCTION audience_user(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(p_id = p_member, false)
$$;

-- The rooms above these, as parent_<kind>(id) of their kinds name them, NULL for what is unknown; names that are malformed or
-- of another kind are absent. One statement a kind: a call for each room would plan each anew.
CREATE OR REPLACE FUNCTION room_parents(p_rooms text[]) RETURNS TABLE (room text, parent text) LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_kind text;
BEGIN
  FOR v_kind IN
    SELECT substr(f.proname, 8) FROM pg_proc f
    WHERE f.proname LIKE 'parent\_%' AND f.proargtypes[0] = 'uuid'::regtype AND pg_function_is_visible(f.oid)
      AND EXISTS (SELECT FROM unnest(p_rooms) w WHERE starts_with(w, substr(f.proname, 8) || ':'))
  LOOP
    RETURN QUERY EXECUTE format(
      'SELECT w, %I(substr(w, $3)::uuid) FROM unnest($1) w WHERE starts_with(w, $2) AND substr(w, $3) ~ $4',
      'parent_' || v_kind)
    USING p_rooms, v_kind || ':', length(v_kind) + 2, '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
  END LOOP;
END
$$;

-- May this member (NULL: signed out) read what this scope covers? Without a subquery in its own body, so that PostgreSQL puts
-- it into the statement that asks: a room that is open to everyone, and a member's own, then cost no call at all. Kinds that
-- are not asked for at every connection need no line here.
CREATE OR REPLACE FUNCTION scope_allows(s "scope", p_user uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE s.audience
    WHEN 'everyone' THEN audience_everyone(s.audience_id, p_user)
    WHEN 'user' THEN audience_user(s.audience_id, p_user)
    WHEN 'staff' THEN audience_staff(s.audience_id, p_user)
    WHEN 'group' THEN audience_group(s.audience_id, p_user)
    WHEN 'nobody' THEN audience_nobody(s.audience_id, p_user)
    ELSE audience_allows(s.audience, s.audience_id, p_user)
  END
$$;

-- Who of these members may read this room, with the scope and version that said so and the head at that moment; no row when
-- there is no such room. A room under another has no stream before its first event: it is as open as the one above.
CREATE OR REPLACE FUNCTION authorise_members(p_room text, p_members uuid[])
RETURNS TABLE (head float8, scope text, version float8, allowed text[])
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  v_scope text;
  v_head bigint;
BEGIN
  SELECT st.scope, st.head INTO v_scope, v_head FROM stream st WHERE st.room = p_room;
  IF NOT FOUND THEN
    SELECT st.scope, 0 INTO v_scope, v_head FROM stream st
    WHERE st.room = (SELECT p.parent FROM room_parents(ARRAY[p_room]) p);
  END IF;
  RETURN QUERY
    SELECT v_head::float8, v_scope, sc.version::float8,
      coalesce(array_agg(m.id::text) FILTER (WHERE scope_allows(sc, m.id)), '{}')
    FROM "scope" sc LEFT JOIN unnest(p_members) m(id) ON true
    WHERE sc.key = v_scope GROUP BY sc.key;
END
$$;

-- A thread stands under its topic; a thread of a deleted reply, or of none, stands nowhere.
CREATE OR REPLACE FUNCTION parent_thread(p_id uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT 'topic:' || r.topic_id FROM reply r WHERE r.id = p_id AND r.deleted_at IS NULL
$$;

-- A room that must stand under another and names none would stay readable when that one is closed.
CREATE OR REPLACE FUNCTION refuse_room_without_parent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'room % names no room it stands under', NEW.room;
END
$$;

-- Servers of the version before name a topic where a room is named now. Goes when no such server can run any more.
CREATE OR REPLACE FUNCTION rescope_by_room(p jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_agg(CASE WHEN r ? 'topic' THEN r || jsonb_build_object('room', 'topic:' || (r ->> 'topic')) ELSE r END)
  FROM jsonb_array_elements(p) r
$$;

-- Puts rooms, and those that stand under them, under another scope; the streams of the former are locked already, and with
-- them all that is below. p: [{ room, scope, after }].
CREATE OR REPLACE FUNCTION rescope_rooms(p jsonb, p_after boolean) RETURNS void LANGUAGE sql AS $$
  WITH wanted AS (
    SELECT r.room, r.scope FROM jsonb_to_recordset(p) r(room text, scope text, "after" boolean)
    WHERE coalesce(r."after", false) = p_after
  ), rooms AS (
    SELECT w.room, w.scope FROM wanted w
    UNION ALL SELECT st.room, w.scope FROM wanted w JOIN stream st ON st.parent = w.room
  )
  UPDATE stream st SET scope = r.scope FROM rooms r WHERE st.room = r.room
$$;

-- Makes a job that failed for good due again, with its attempts counted anew; false when there is no such dead letter. Where
-- another job holds its key by now, that one is due at once instead, unless a server is at it.
CREATE OR REPLACE FUNCTION retry_dead_letter(p_id uuid) RETURNS boolean LANGUAGE sql AS $$
  WITH taken AS (
    DELETE FROM dead_letter WHERE id = p_id RETURNING id, kind, payload, unique_key, created_at
  ), put AS (
    INSERT INTO job (id, kind, payload, unique_key, created_at)
    SELECT t.id, t.kind, t.payload, t.unique_key, t.created_at FROM taken t
    ON CONFLICT (unique_key) DO UPDATE SET due_at = now(), attempts = 0 WHERE job.locked_by IS NULL
  )
  SELECT EXISTS (SELECT FROM taken)
$$;

-- These rooms and those that stand under them, as far as they have streams: whoever follows them is authorised again.
CREATE OR REPLACE FUNCTION rooms_with_children(p_rooms text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(w.room), '[]'::jsonb) FROM (
    SELECT st.room FROM stream st WHERE st.room = ANY (p_rooms)
    UNION SELECT st.room FROM stream st WHERE st.parent = ANY (p_rooms)
  ) w
$$;

-- The one way events enter the database (PROTOCOL §8). Feeds of the features are functions named feed_*: they run after the
-- streams are locked, so every number they read or change is true at the offset of the event it goes with.
-- p: { events: [{ id, name, payload, rooms, correlationId, entityId?, feed?: { name, args } }], scopes?: [{ key,
-- audience, audienceId }], open?: [{ room, scope } or { room, like: the locked room it stands under, whose scope it shares }],
-- rescope?: [{ room, scope, after }] (the room and those that stand under it; `after`: its events here still go to those who
-- could read it before), raise?: [scope key], audiences?: [{ key, audience, audienceId }], redact?: [entity id],
-- jobs?: [{ id, kind, payload, uniqueKey, delayMs or dueAt }], answer?: { memberId, key, hash, claim, status, body, event,
-- omit } }
-- Returns { at, epoch, events: [{ id, name, payload, correlationId }], entries: [{ event, room, offset, scope, version }],
-- raised: { scope key: version }, moved: [room] } or { replayed: { status, body } }. Locks are taken in one order everywhere:
-- streams by name with rooms that have a parent last (whoever holds a room's stream holds all that stands under it), then
-- scopes by hash, then whatever the feeds touch. It must be the last statement before COMMIT.
CREATE OR REPLACE FUNCTION append_events(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_events jsonb := coalesce(p -> 'events', '[]'::jsonb);
  v_answer jsonb := p -> 'answer';
  v_stored jsonb;
  v_rooms text[];
  v_streams jsonb;
  v_versions jsonb;
  v_entries jsonb;
  v_patch jsonb;
  v_feed jsonb;
  v_key record;
  v_at timestamptz;
  -- One event in one room that opens nothing and takes no right away: nearly all there are, and the cheapest.
  v_single boolean := jsonb_array_length(v_events) = 1 AND jsonb_array_length(v_events -> 0 -> 'rooms') = 1
    AND NOT p ?| ARRAY['open', 'rescope', 'raise', 'audiences'];
  v_event jsonb := v_events -> 0;
  v_room text := v_event -> 'rooms' ->> 0;
  v_scope text;
  v_rescope jsonb;
  v_head bigint;
  v_version bigint;
BEGIN
  IF (v_answer ->> 'claim')::boolean THEN
    v_stored := claim_idempotency((v_answer ->> 'memberId')::uuid, v_answer ->> 'key', v_answer ->> 'hash');
    IF v_stored IS NOT NULL THEN RETURN jsonb_build_object('replayed', v_stored); END IF;
  END IF;

  IF p ? 'scopes' THEN
    INSERT INTO "scope" (key, audience, audience_id)
    SELECT s.key, s.audience, s."audienceId"
    FROM jsonb_to_recordset(p -> 'scopes') s(key text, audience text, "audienceId" uuid) ORDER BY s.key
    ON CONFLICT (key) DO NOTHING;
  END IF;
  IF v_single THEN
    UPDATE stream SET head = head + 1, last_id = (v_event ->> 'id')::uuid WHERE room = v_room
    RETURNING head, scope INTO v_head, v_scope;
    v_at := date_trunc('milliseconds', clock_timestamp());
    PERFORM pg_advisory_xact_lock_shared(7401, hashtext(v_scope));
    SELECT version INTO v_version FROM "scope" WHERE key = v_scope;
  ELSE
    IF p ? 'rescope' THEN v_rescope := rescope_by_room(p -> 'rescope'); END IF;
    SELECT array_agg(DISTINCT w.room) INTO v_rooms FROM (
      SELECT x.room FROM jsonb_array_elements(v_events) e, jsonb_array_elements_text(e -> 'rooms') x(room)
      UNION SELECT r ->> 'room' FROM jsonb_array_elements(v_rescope) r
    ) w;
    IF cardinality(v_rooms) > 1 OR v_rescope IS NOT NULL THEN
      PERFORM 1 FROM stream st WHERE st.room = ANY (v_rooms) ORDER BY st.parent IS NOT NULL, st.room FOR UPDATE;
    END IF;
    IF p ? 'open' THEN
      INSERT INTO stream (room, scope, parent)
      SELECT o.room, coalesce(o.scope, (SELECT l.scope FROM stream l WHERE l.room = o."like")), o."like"
      FROM jsonb_to_recordset(p -> 'open') o(room text, scope text, "like" text) ORDER BY o.room
      ON CONFLICT (room) DO NOTHING;
    END IF;
    IF v_rescope IS NOT NULL THEN PERFORM rescope_rooms(v_rescope, false); END IF;

    WITH want AS (
      SELECT x.room, count(*) AS n, (array_agg((e.v ->> 'id')::uuid ORDER BY e.i DESC))[1] AS last_id
      FROM jsonb_array_elements(v_events) WITH ORDINALITY e(v, i), jsonb_array_elements_text(e.v -> 'rooms') x(room)
      GROUP BY x.room
    ), advanced AS (
      UPDATE stream st SET head = st.head + want.n, last_id = want.last_id
      FROM want WHERE st.room = want.room
      RETURNING st.room, st.head - want.n AS base, st.scope
    )
    SELECT coalesce(jsonb_object_agg(a.room, jsonb_build_object('base', a.base, 'scope', a.scope)), '{}'::jsonb)
    INTO v_streams FROM advanced a;
    IF v_rescope IS NOT NULL THEN PERFORM rescope_rooms(v_rescope, true); END IF;
    v_at := date_trunc('milliseconds', clock_timestamp());

    FOR v_key IN
      SELECT k.key, bool_or(k.raise) AS raise FROM (
        SELECT s.value ->> 'scope' AS key, false AS raise FROM jsonb_each(v_streams) s
        UNION ALL SELECT r, true FROM jsonb_array_elements_text(coalesce(p -> 'raise', '[]')) r
        UNION ALL SELECT a.key, true FROM jsonb_to_recordset(coalesce(p -> 'audiences', '[]')) a(key text)
      ) k GROUP BY k.key ORDER BY hashtext(k.key), k.key
    LOOP
      IF v_key.raise THEN
        PERFORM pg_advisory_xact_lock(7401, hashtext(v_key.key));
        UPDATE "scope" SET version = version + 1 WHERE key = v_key.key;
      ELSE
        PERFORM pg_advisory_xact_lock_shared(7401, hashtext(v_key.key));
      END IF;
    END LOOP;
    IF p ? 'audiences' THEN
      UPDATE "scope" sc SET audience = a.audience, audience_id = a."audienceId"
      FROM jsonb_to_recordset(p -> 'audiences') a(key text, audience text, "audienceId" uuid) WHERE sc.key = a.key;
    END IF;
    SELECT coalesce(jsonb_object_agg(sc.key, sc.version), '{}'::jsonb) INTO v_versions
    FROM "scope" sc WHERE sc.key IN (SELECT s.value ->> 'scope' FROM jsonb_each(v_streams) s);
  END IF;

  FOR i IN 0 .. jsonb_array_length(v_events) - 1 LOOP
    v_feed := v_events -> i -> 'feed';
    IF v_feed IS NOT NULL THEN
      EXECUTE format('SELECT %I($1, $2)', 'feed_' || (v_feed ->> 'name')) INTO v_patch USING v_feed -> 'args', v_at;
      v_events := jsonb_set(v_events, ARRAY[i::text, 'payload'], (v_events -> i -> 'payload') || v_patch);
    END IF;
  END LOOP;

  IF p ? 'redact' THEN
    UPDATE event SET payload = jsonb_build_object('id', entity_id, 'redacted', true)
    WHERE entity_id IN (SELECT r::uuid FROM jsonb_array_elements_text(p -> 'redact') r);
  END IF;

  IF v_single THEN
    v_event := v_events -> 0;
    INSERT INTO event (room, "offset", id, name, payload, entity_id, correlation_id, scope, scope_version, at)
    SELECT v_room, v_head, (v_event ->> 'id')::uuid, v_event ->> 'name', v_event -> 'payload',
      (v_event ->> 'entityId')::uuid, v_event ->> 'correlationId', v_scope, v_version, v_at
    WHERE v_head IS NOT NULL;
    v_entries := CASE WHEN v_head IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object('event', v_event ->> 'id',
      'room', v_room, 'offset', v_head, 'scope', v_scope, 'version', v_version)) END;
  ELSE
    WITH stored AS (
      INSERT INTO event (room, "offset", id, name, payload, entity_id, correlation_id, scope, scope_version, at)
      SELECT x.room,
        (v_streams -> x.room ->> 'base')::bigint + row_number() OVER (PARTITION BY x.room ORDER BY e.i),
        (e.v ->> 'id')::uuid, e.v ->> 'name', e.v -> 'payload', (e.v ->> 'entityId')::uuid, e.v ->> 'correlationId',
        v_streams -> x.room ->> 'scope', (v_versions ->> (v_streams -> x.room ->> 'scope'))::bigint, v_at
      FROM jsonb_array_elements(v_events) WITH ORDINALITY e(v, i), jsonb_array_elements_text(e.v -> 'rooms') x(room)
      RETURNING id, room, "offset", scope, scope_version
    )
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'event', s.id, 'room', s.room, 'offset', s."offset", 'scope', s.scope, 'version', s.scope_version)), '[]'::jsonb)
    INTO v_entries FROM stored s;
  END IF;
  IF jsonb_array_length(v_entries)
    <> (SELECT count(*) FROM jsonb_array_elements(v_events) e, jsonb_array_elements_text(e -> 'rooms') x) THEN
    RAISE EXCEPTION 'an event names a room that was never opened';
  END IF;

  IF p ? 'jobs' THEN
    INSERT INTO job (id, kind, payload, unique_key, due_at)
    SELECT j.id, j.kind, j.payload, j."uniqueKey",
      coalesce(j."dueAt", now() + coalesce(j."delayMs", 0) * interval '1 millisecond')
    FROM jsonb_to_recordset(p -> 'jobs')
      j(id uuid, kind text, payload jsonb, "uniqueKey" text, "delayMs" int, "dueAt" timestamptz)
    ON CONFLICT (unique_key) DO NOTHING;
  END IF;

  IF v_answer ->> 'key' IS NOT NULL THEN
    INSERT INTO idempotency_key (member_id, key, hash, status, body)
    VALUES ((v_answer ->> 'memberId')::uuid, v_answer ->> 'key', v_answer ->> 'hash', (v_answer ->> 'status')::int,
      CASE WHEN v_answer ->> 'event' IS NULL THEN nullif(v_answer -> 'body', 'null')
        ELSE (v_events -> (v_answer ->> 'event')::int -> 'payload')
          - ARRAY(SELECT jsonb_array_elements_text(coalesce(v_answer -> 'omit', '[]')))
          || coalesce(nullif(v_answer -> 'body', 'null'), '{}') END);
  END IF;

  IF v_single THEN
    RETURN jsonb_build_object('at', iso(v_at), 'epoch', (SELECT value FROM epoch), 'entries', v_entries, 'raised', '{}'::jsonb,
      'events', jsonb_build_array(v_event - ARRAY['feed', 'rooms', 'entityId']));
  END IF;
  RETURN jsonb_build_object('at', iso(v_at), 'epoch', (SELECT value FROM epoch), 'entries', v_entries, 'raised', (
    SELECT coalesce(jsonb_object_agg(sc.key, sc.version), '{}'::jsonb) FROM "scope" sc
    WHERE sc.key IN (SELECT jsonb_array_elements_text(coalesce(p -> 'raise', '[]')))
      OR sc.key IN (SELECT a.key FROM jsonb_to_recordset(coalesce(p -> 'audiences', '[]')) a(key text))
  ), 'moved', CASE WHEN v_rescope IS NULL THEN '[]'
    ELSE rooms_with_children(ARRAY(SELECT r ->> 'room' FROM jsonb_array_elements(v_rescope) r)) END, 'events', (
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.v -> 'id', 'name', e.v -> 'name', 'payload', e.v -> 'payload',
      'correlationId', e.v -> 'correlationId') ORDER BY e.i), '[]'::jsonb)
    FROM jsonb_array_elements(v_events) WITH ORDINALITY e(v, i)));
END
$$;

-- Rooms asked for by members, pair by pair: `i` is the place of the pair, a pair that is refused has no row. Its plans
-- are made once a session: planning cost more than reading.
CREATE OR REPLACE FUNCTION room_access(p_users uuid[], p_rooms text[])
RETURNS TABLE (i int, room text, scope text, scope_version float8, head float8, floor float8, last_id uuid)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT q.i::int, st.room::text, st.scope::text, sc.version::float8, st.head::float8, st.floor::float8, st.last_id
    FROM unnest(p_users, p_rooms) WITH ORDINALITY q(member, room, i)
    JOIN stream st ON st.room = q.room
    JOIN "scope" sc ON sc.key = st.scope
    WHERE scope_allows(sc, q.member);

  -- A room under another has no stream before its first event: it is as open as the one above.
  IF EXISTS (SELECT FROM unnest(p_rooms) r WHERE r LIKE ANY (ARRAY(
               SELECT substr(f.proname, 8) || ':%' FROM pg_proc f WHERE f.proname LIKE 'parent\_%'))) THEN
    RETURN QUERY
      WITH absent AS MATERIALIZED (
        SELECT q.i::int AS i, q.member, q.room FROM unnest(p_users, p_rooms) WITH ORDINALITY q(member, room, i)
        WHERE NOT EXISTS (SELECT FROM stream x WHERE x.room = q.room)
      )
      SELECT a.i, a.room, st.scope::text, sc.version::float8, 0::float8, 0::float8, NULL::uuid
      FROM room_parents(ARRAY(SELECT DISTINCT a.room FROM absent a)) p
      JOIN absent a ON a.room = p.room
      JOIN stream st ON st.room = p.parent
      JOIN "scope" sc ON sc.key = st.scope
      WHERE scope_allows(sc, a.member);
  END IF;
END
$$;

-- A call of append_events that began before this migration, and waited for it, would open a thread that does not move with
-- its topic: it fails instead.
CREATE TRIGGER "stream_thread_has_parent" BEFORE INSERT ON "stream" FOR EACH ROW
  WHEN (NEW."parent" IS NULL AND NEW."room" LIKE 'thread:%') EXECUTE FUNCTION refuse_room_without_parent();
