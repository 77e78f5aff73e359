-- Addresses of other systems are sent what happens; a job that nobody wants is not stored.
CREATE TABLE "webhook" (
    "id" UUID NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "url" VARCHAR(1000) NOT NULL,
    "events" VARCHAR(40)[],
    "state" VARCHAR(8) NOT NULL DEFAULT 'active',
    "secret" BYTEA NOT NULL,
    "previous_secret" BYTEA,
    "previous_secret_until" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "rest_until" TIMESTAMPTZ(3),
    "dropped" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "type" VARCHAR(40) NOT NULL,
    "body" TEXT NOT NULL,
    "state" VARCHAR(9) NOT NULL DEFAULT 'pending',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "locked_until" TIMESTAMPTZ(3),
    "status" INTEGER,
    "problem" VARCHAR(16),
    "ms" INTEGER,
    "answer" TEXT,
    "tried_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "webhook_created_at_id_idx" ON "webhook"("created_at" DESC, "id" DESC);

CREATE INDEX "webhook_delivery_webhook_id_created_at_id_idx" ON "webhook_delivery"("webhook_id", "created_at" DESC, "id" DESC);

CREATE INDEX "webhook_delivery_created_at_idx" ON "webhook_delivery"("created_at");

-- What waits for a webhook, in the order in which it is due.
CREATE INDEX "webhook_delivery_waiting_idx" ON "webhook_delivery"("webhook_id", "next_at", "id") WHERE "state" = 'pending';

ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Is a webhook that chose these types and patterns sent of this type? The same as `patternMeans` of the contracts.
CREATE OR REPLACE FUNCTION wants_event(p_patterns varchar[], p_type text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT EXISTS (SELECT 1 FROM unnest(p_patterns) x(pattern)
    WHERE x.pattern IN ('*', p_type) OR (right(x.pattern, 2) = '.*' AND starts_with(p_type, left(x.pattern, -1))))
$$;

-- Does anybody want what a job would do? Asked in the transaction that causes it, so that what nobody listens to costs no row.
CREATE OR REPLACE FUNCTION is_job_wanted(p_by text, p_payload jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE p_by WHEN 'webhooks' THEN EXISTS (
    SELECT 1 FROM webhook w WHERE w.state = 'active' AND wants_event(w.events, p_payload ->> 'type')) ELSE true END
$$;

-- Takes what is due for a webhook, the oldest first: never more than `p_most` of it are on their way over all servers, and one alone
-- while nothing arrives. A server that dies gives back what it took when `p_lease_ms` are over.
CREATE OR REPLACE FUNCTION claim_webhook_deliveries(p_webhook uuid, p_most int, p_lease_ms float8)
RETURNS SETOF webhook_delivery LANGUAGE plpgsql AS $$
DECLARE
  v_most int;
BEGIN
  SELECT CASE WHEN w.failing_since IS NULL THEN p_most ELSE 1 END INTO v_most FROM webhook w
  WHERE w.id = p_webhook AND w.state = 'active' AND (w.rest_until IS NULL OR w.rest_until <= now()) FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  v_most := v_most - (SELECT count(*) FROM webhook_delivery d
    WHERE d.webhook_id = p_webhook AND d.state = 'pending' AND d.locked_until > now());
  RETURN QUERY UPDATE webhook_delivery d
    SET locked_until = now() + p_lease_ms * interval '1 millisecond', tries = d.tries + 1
    WHERE d.id IN (
      SELECT x.id FROM webhook_delivery x
      WHERE x.webhook_id = p_webhook AND x.state = 'pending' AND x.next_at <= now()
        AND (x.locked_until IS NULL OR x.locked_until <= now())
      ORDER BY x.next_at, x.id LIMIT greatest(v_most, 0))
    RETURNING d.*;
END
$$;

-- Writes down what webhooks are to be sent. p: [{ id (of the event), type, body, at }]. A webhook for which `p_bound` wait already is sent
-- no more and counts it. Made again after a crash it is the same. Returns the webhooks for which something waits now.
CREATE OR REPLACE FUNCTION plan_webhook_deliveries(p jsonb, p_bound int) RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  v_told uuid[];
BEGIN
  WITH asked AS (
    SELECT w.id AS webhook, e.type, e.body, e.at, made_notification_id(e.id, w.id) AS id,
      row_number() OVER (PARTITION BY w.id ORDER BY e.id) AS n
    FROM jsonb_to_recordset(p) e(id uuid, type text, body text, at timestamptz)
    JOIN webhook w ON w.state = 'active' AND wants_event(w.events, e.type)
  ), waiting AS (
    SELECT a.webhook, (SELECT count(*) FROM webhook_delivery d WHERE d.webhook_id = a.webhook AND d.state = 'pending') AS n
    FROM asked a GROUP BY a.webhook
  ), made AS (
    INSERT INTO webhook_delivery (id, webhook_id, type, body, created_at)
    SELECT a.id, a.webhook, a.type, a.body, a.at FROM asked a JOIN waiting w ON w.webhook = a.webhook
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

-- Writes down what became of a try. p: { id, status, problem, ms, answer, arrived, nextInMs (null: it was the last), restMs, gone }. What is
-- given up is a dead letter too, so that an admin finds it and has it sent again. `gone`: the address said that it is no more.
-- `p_stop_ms`: a webhook that failed for so long is stopped. Returns whether this stopped it.
CREATE OR REPLACE FUNCTION settle_webhook_delivery(p jsonb, p_stop_ms float8) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_id uuid := (p ->> 'id')::uuid;
  v_arrived boolean := (p ->> 'arrived')::boolean;
  v_next float8 := (p ->> 'nextInMs')::float8;
  v_webhook uuid;
  v_was text;
  v_row webhook_delivery;
BEGIN
  SELECT d.webhook_id INTO v_webhook FROM webhook_delivery d WHERE d.id = v_id;
  SELECT w.state INTO v_was FROM webhook w WHERE w.id = v_webhook FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE webhook_delivery d SET locked_until = NULL, tried_at = now(), status = (p ->> 'status')::int, problem = p ->> 'problem',
    ms = (p ->> 'ms')::int, answer = p ->> 'answer',
    state = CASE WHEN v_arrived THEN 'delivered' WHEN v_next IS NULL THEN 'failed' ELSE 'pending' END,
    next_at = now() + coalesce(v_next, 0) * interval '1 millisecond'
  WHERE d.id = v_id RETURNING d.* INTO v_row;
  IF v_arrived THEN
    UPDATE webhook w SET failing_since = NULL, failures = 0, rest_until = NULL, dropped = 0
    WHERE w.id = v_webhook AND w.failing_since IS NOT NULL;
    RETURN false;
  END IF;
  IF v_row.state = 'failed' THEN
    INSERT INTO dead_letter (id, kind, payload, attempts, last_error, created_at)
    VALUES (made_notification_id(v_id, v_webhook), 'webhooks:send-again', jsonb_build_object('deliveryId', v_id), v_row.tries,
      format('The webhook %s got no %s: %s', v_webhook, v_row.type, coalesce(v_row.problem, 'it answered ' || v_row.status)), v_row.created_at)
    ON CONFLICT (id) DO NOTHING;
  END IF;
  UPDATE webhook w SET failing_since = coalesce(w.failing_since, now()), failures = w.failures + 1,
    rest_until = now() + least((p ->> 'restMs')::float8 * power(2, least(w.failures, 6)), 300000) * interval '1 millisecond',
    state = CASE WHEN w.state = 'active' AND ((p ->> 'gone')::boolean OR w.failing_since < now() - p_stop_ms * interval '1 millisecond')
      THEN 'stopped' ELSE w.state END
  WHERE w.id = v_webhook;
  RETURN v_was = 'active' AND (SELECT w.state FROM webhook w WHERE w.id = v_webhook) = 'stopped';
END
$$;

-- The one way events enter the database (PROTOCOL §8). Feeds of the features are functions named feed_*: they run after the
-- streams are locked, so every number they read or change is true at the offset of the event it goes with.
-- p: { events: [{ id, name, payload, rooms, correlationId, entityId?, feed?: { name, args } }], scopes?: [{ key,
-- audience, audienceId }], open?: [{ room, scope } or { room, like: the locked room it stands under, whose scope it shares }],
-- rescope?: [{ room, scope, after }] (the room and those that stand under it; `after`: its events here still go to those who
-- could read it before), raise?: [scope key], audiences?: [{ key, audience, audienceId }], redact?: [entity id],
-- jobs?: [{ id, kind, payload, uniqueKey, delayMs or dueAt, wantedBy }], answer?: { memberId, key, hash, claim, status, body, event,
-- omit } }
-- Returns { at, epoch, added: { event id: what its feed added to its payload }, entries: [{ event, room, offset, scope, version }],
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
      v_added := v_added || jsonb_build_object(v_events -> i ->> 'id', v_patch);
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
      j(id uuid, kind text, payload jsonb, "uniqueKey" text, "delayMs" float8, "dueAt" timestamptz, "wantedBy" text)
    WHERE j."wantedBy" IS NULL OR is_job_wanted(j."wantedBy", j.payload)
    ORDER BY j."uniqueKey"
    -- The newest takes the place of the one with its key, under an id of its own: what runs now has not seen these rows, and
    -- its end is no end of this one.
    ON CONFLICT (unique_key) DO UPDATE SET id = excluded.id, kind = excluded.kind, payload = excluded.payload,
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
