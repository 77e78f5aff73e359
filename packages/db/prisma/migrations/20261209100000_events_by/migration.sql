
-- AlterTable
ALTER TABLE "dead_letter" ADD COLUMN "correlation_id" VARCHAR(64);

-- AlterTable
ALTER TABLE "event" ADD COLUMN "job" VARCHAR(60),
  ADD COLUMN "user_id" UUID;

-- AlterTable
ALTER TABLE "job" ADD COLUMN "correlation_id" VARCHAR(64);

-- AlterTable
ALTER TABLE "webhook_delivery" ADD COLUMN "correlation_id" VARCHAR(64);

DROP FUNCTION events_between(text,bigint,bigint,integer,bigint);

-- What came of one request, by its correlation id, within a span of time: events with the kind of the job they were committed in, jobs that
-- wait or failed for good, and what webhooks were sent; at most `p_most` of each. Of what happened in a workspace neither where nor by whom
-- is said, for who asks is no member of it. The span comes first, for there is an index of time and none of correlation ids.
CREATE OR REPLACE FUNCTION trace_of(p_correlation text, p_from timestamptz, p_to timestamptz, p_most int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'events', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name, 'at', iso(e.at), 'rooms', to_jsonb(e.rooms), 'job', e.job,
        'by', CASE WHEN NOT e.rooms && ARRAY['workspace', 'chat'] THEN person(e.user_id) END) ORDER BY e.at, e.id), '[]')
      FROM (SELECT x.id, x.name, x.job, x.user_id, min(x.at) AS at, array_agg(DISTINCT split_part(x.room, ':', 1) ORDER BY split_part(x.room, ':', 1)) AS rooms
        FROM event x WHERE x.at BETWEEN p_from AND p_to AND x.correlation_id = p_correlation
        GROUP BY x.id, x.name, x.job, x.user_id ORDER BY min(x.at), x.id LIMIT p_most) e),
    'jobs', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', j.id, 'kind', j.kind, 'state', j.state, 'attempts', j.attempts, 'at', iso(j.created_at))
        ORDER BY j.created_at, j.id), '[]')
      FROM (SELECT w.id, w.kind, CASE WHEN w.locked_by IS NULL THEN 'waiting' ELSE 'running' END AS state, w.attempts, w.created_at
          FROM job w WHERE w.correlation_id = p_correlation
        UNION ALL SELECT d.id, d.kind, 'dead', d.attempts, d.created_at FROM dead_letter d WHERE d.correlation_id = p_correlation
        ORDER BY 5, 1 LIMIT p_most) j),
    'deliveries', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'webhookId', v.webhook_id, 'webhook', w.name, 'type', v.type, 'state', v.state,
        'tries', v.tries, 'status', v.status, 'ms', v.ms, 'at', iso(v.created_at)) ORDER BY v.created_at, v.id), '[]')
      FROM (SELECT * FROM webhook_delivery x WHERE x.created_at BETWEEN p_from AND p_to AND x.correlation_id = p_correlation
        ORDER BY x.created_at, x.id LIMIT p_most) v JOIN webhook w ON w.id = v.webhook_id))
$$;

-- The one way events enter the database (PROTOCOL §8). Feeds of the features are functions named feed_*: they run after the
-- streams are locked, so every number they read or change is true at the offset of the event it goes with.
-- p: { events: [{ id, name, payload, rooms, correlationId, userId?, job?, entityId?, feed?: { name, args } }], scopes?: [{ key,
-- audience, audienceId }], open?: [{ room, scope } or { room, like: the locked room it stands under, whose scope it shares }],
-- rescope?: [{ room, scope, after }] (the room and those that stand under it; `after`: its events here still go to those who
-- could read it before), raise?: [scope key], audiences?: [{ key, audience, audienceId }], redact?: [entity id],
-- jobs?: [{ id, kind, payload, correlationId, uniqueKey, delayMs or dueAt, wantedBy }], answer?: { memberId, key, hash, claim, status, body, event,
-- omit } }
-- Returns { at, epoch, added: { event id: what its feed added to its payload }, entries: [{ event, room, offset, scope, version }],
-- raised: { scope key: version }, moved: [room] } or { replayed: { status, body } }. Locks are taken in one order everywhere:
-- streams by name with rooms that have a parent last (whoever holds a room's stream holds all that stands under it), then
-- scopes by hash, then whatever the feeds touch. Members' own rooms that were never opened are. It must be the last statement before COMMIT.
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
  v_added jsonb := '{}';
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
  v_found int;
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
    IF NOT FOUND AND v_room LIKE 'user:%' THEN
      PERFORM open_own_rooms(ARRAY[substr(v_room, 6)::uuid]);
      UPDATE stream SET head = head + 1, last_id = (v_event ->> 'id')::uuid WHERE room = v_room
      RETURNING head, scope INTO v_head, v_scope;
    END IF;
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
    ELSE
      PERFORM 1 FROM stream st WHERE st.room = v_rooms[1];
    END IF;
    GET DIAGNOSTICS v_found = ROW_COUNT;
    IF v_found < cardinality(v_rooms) THEN
      PERFORM open_own_rooms(ARRAY(SELECT substr(r, 6)::uuid FROM unnest(v_rooms) r WHERE r LIKE 'user:%'));
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
      v_added := v_added || jsonb_build_object(v_events -> i ->> 'id', v_patch);
    END IF;
  END LOOP;

  IF p ? 'redact' THEN
    UPDATE event SET payload = jsonb_build_object('id', entity_id, 'redacted', true)
    WHERE entity_id IN (SELECT r::uuid FROM jsonb_array_elements_text(p -> 'redact') r);
  END IF;

  IF v_single THEN
    v_event := v_events -> 0;
    INSERT INTO event (room, "offset", id, name, payload, entity_id, correlation_id, user_id, job, scope, scope_version, at)
    SELECT v_room, v_head, (v_event ->> 'id')::uuid, v_event ->> 'name', v_event -> 'payload',
      (v_event ->> 'entityId')::uuid, v_event ->> 'correlationId', (v_event ->> 'userId')::uuid, v_event ->> 'job',
      v_scope, v_version, v_at
    WHERE v_head IS NOT NULL;
    v_entries := CASE WHEN v_head IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object('event', v_event ->> 'id',
      'room', v_room, 'offset', v_head, 'scope', v_scope, 'version', v_version)) END;
  ELSE
    WITH stored AS (
      INSERT INTO event (room, "offset", id, name, payload, entity_id, correlation_id, user_id, job, scope, scope_version, at)
      SELECT x.room,
        (v_streams -> x.room ->> 'base')::bigint + row_number() OVER (PARTITION BY x.room ORDER BY e.i),
        (e.v ->> 'id')::uuid, e.v ->> 'name', e.v -> 'payload', (e.v ->> 'entityId')::uuid, e.v ->> 'correlationId',
        (e.v ->> 'userId')::uuid, e.v ->> 'job', v_streams -> x.room ->> 'scope', (v_versions ->> (v_streams -> x.room ->> 'scope'))::bigint, v_at
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
    INSERT INTO job (id, kind, payload, correlation_id, unique_key, due_at)
    SELECT j.id, j.kind, j.payload, j."correlationId", j."uniqueKey",
      coalesce(j."dueAt", now() + coalesce(j."delayMs", 0) * interval '1 millisecond')
    FROM jsonb_to_recordset(p -> 'jobs')
      j(id uuid, kind text, payload jsonb, "correlationId" text, "uniqueKey" text, "delayMs" float8, "dueAt" timestamptz, "wantedBy" text)
    WHERE j."wantedBy" IS NULL OR is_job_wanted(j."wantedBy", j.payload)
    ORDER BY j."uniqueKey"
    -- The newest takes the place of the one with its key, under an id of its own: what runs now has not seen these rows, and
    -- its end is no end of this one.
    ON CONFLICT (unique_key) DO UPDATE SET id = excluded.id, kind = excluded.kind, payload = excluded.payload, correlation_id = excluded.correlation_id,
      due_at = least(CASE WHEN job.locked_by IS NULL THEN job.due_at END, excluded.due_at),
      attempts = 0, locked_by = NULL, locked_at = NULL;
  END IF;

  IF v_answer ->> 'key' IS NOT NULL THEN
    INSERT INTO idempotency_key (member_id, key, hash, status, body)
    VALUES ((v_answer ->> 'memberId')::uuid, v_answer ->> 'key', v_answer ->> 'hash', (v_answer ->> 'status')::int,
      CASE WHEN v_answer ->> 'event' IS NULL THEN nullif(v_answer -> 'body', 'null')
        ELSE (v_events -> (v_answer ->> 'event')::int -> 'payload')
          - ARRAY(SELECT jsonb_array_elements_text(coalesce(v_answer -> 'omit', '[]')))
          || coalesce(nullif(v_answer -> 'body', 'null'), '{}') END)
    -- A batch claimed it meanwhile: whoever asks again gets its answer.
    ON CONFLICT (member_id, key) DO NOTHING;
    IF NOT FOUND THEN RAISE EXCEPTION 'IN_PROGRESS' USING ERRCODE = 'TD001'; END IF;
  END IF;

  IF v_single THEN
    RETURN jsonb_build_object('at', iso(v_at), 'epoch', (SELECT value FROM epoch), 'entries', v_entries, 'raised', '{}'::jsonb,
      'added', v_added);
  END IF;
  RETURN jsonb_build_object('at', iso(v_at), 'epoch', (SELECT value FROM epoch), 'entries', v_entries, 'raised', (
    SELECT coalesce(jsonb_object_agg(sc.key, sc.version), '{}'::jsonb) FROM "scope" sc
    WHERE sc.key IN (SELECT jsonb_array_elements_text(coalesce(p -> 'raise', '[]')))
      OR sc.key IN (SELECT a.key FROM jsonb_to_recordset(coalesce(p -> 'audiences', '[]')) a(key text))
  ), 'moved', CASE WHEN v_rescope IS NULL THEN '[]'
    ELSE rooms_with_children(ARRAY(SELECT r ->> 'room' FROM jsonb_array_elements(v_rescope) r)) END, 'added', v_added);
END
$$;

-- Writes down what webhooks are to be sent. p: [{ id (of the event), type, body, at, correlationId }]. A webhook for which `p_bound` wait already is sent
-- no more and counts it. Made again after a crash it is the same. Returns the webhooks for which something waits now.
CREATE OR REPLACE FUNCTION plan_webhook_deliveries(p jsonb, p_bound int) RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  v_told uuid[];
BEGIN
  WITH asked AS (
    SELECT w.id AS webhook, e.type, e.body, e.at, e."correlationId" AS correlation_id, made_notification_id(e.id, w.id) AS id,
      row_number() OVER (PARTITION BY w.id ORDER BY e.id) AS n
    FROM jsonb_to_recordset(p) e(id uuid, type text, body text, at timestamptz, "correlationId" text)
    JOIN webhook w ON w.state = 'active' AND wants_event(w.events, e.type)
  ), waiting AS (
    SELECT a.webhook, (SELECT count(*) FROM webhook_delivery d WHERE d.webhook_id = a.webhook AND d.state = 'pending') AS n
    FROM asked a GROUP BY a.webhook
  ), made AS (
    INSERT INTO webhook_delivery (id, webhook_id, type, body, created_at, correlation_id)
    SELECT a.id, a.webhook, a.type, a.body, a.at, a.correlation_id FROM asked a JOIN waiting w ON w.webhook = a.webhook
    WHERE w.n + a.n <= p_bound ON CONFLICT (id) DO NOTHING RETURNING webhook_id
  ), over AS (
    UPDATE webhook h SET dropped = h.dropped + x.n FROM (
      SELECT a.webhook, count(*)::int AS n FROM asked a JOIN waiting w ON w.webhook = a.webhook
      WHERE w.n + a.n > p_bound GROUP BY a.webhook) x WHERE h.id = x.webhook
  )
  SELECT coalesce(array_agg(DISTINCT m.webhook_id), '{}') INTO v_told FROM made m;
  RETURN v_told;
END
$$;

-- Makes a job that failed for good due again, with its attempts counted anew; false when there is no such dead letter. Where
-- another job holds its key by now, that one is due at once instead; one that a server is at runs once more after it.
CREATE OR REPLACE FUNCTION retry_dead_letter(p_id uuid) RETURNS boolean LANGUAGE sql AS $$
  WITH taken AS (
    DELETE FROM dead_letter WHERE id = p_id RETURNING id, kind, payload, correlation_id, unique_key, created_at
  ), put AS (
    INSERT INTO job (id, kind, payload, correlation_id, unique_key, created_at)
    SELECT t.id, t.kind, t.payload, t.correlation_id, t.unique_key, t.created_at FROM taken t
    ON CONFLICT (unique_key) DO UPDATE SET id = excluded.id, due_at = now(), attempts = 0, locked_by = NULL, locked_at = NULL
  )
  SELECT EXISTS (SELECT FROM taken)
$$;

-- Stored events of a room from one offset to another, in order, until there are so many or `weight`, the bytes of their
-- payloads up to here, is above the bound: what is read of a room fits into memory, whatever was written there.
CREATE OR REPLACE FUNCTION events_between(p_room text, p_from bigint, p_to bigint, p_events int, p_bytes bigint)
RETURNS TABLE ("offset" float8, id uuid, name text, payload text, correlation_id text, user_id uuid, scope text, scope_version float8,
  at timestamptz, weight float8)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  e record;
BEGIN
  weight := 0;
  FOR e IN SELECT * FROM event x WHERE x.room = p_room AND x."offset" BETWEEN p_from AND p_to ORDER BY x."offset" LIMIT p_events LOOP
    "offset" := e."offset";
    id := e.id;
    name := e.name;
    payload := e.payload::text;
    correlation_id := e.correlation_id;
    user_id := e.user_id;
    scope := e.scope;
    scope_version := e.scope_version;
    at := e.at;
    weight := weight + octet_length(payload);
    RETURN NEXT;
    EXIT WHEN weight > p_bytes;
  END LOOP;
END
$$;

