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
