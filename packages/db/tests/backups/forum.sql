--
-- PostgreSQL database dump
--

\restrict e1GvnCRY0dfuqbdpj3FZbM8Ygeen3Zo8ROisNaqQk1ycRnt5wG1dMrRzL1gcN9f

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: audience; Type: TYPE; Schema: public; Owner: tidings
--

CREATE TYPE public.audience AS ENUM (
    'everyone',
    'group',
    'user',
    'staff',
    'nobody'
);


ALTER TYPE public.audience OWNER TO tidings;

--
-- Name: content_status; Type: TYPE; Schema: public; Owner: tidings
--

CREATE TYPE public.content_status AS ENUM (
    'visible',
    'hidden'
);


ALTER TYPE public.content_status OWNER TO tidings;

--
-- Name: group_role; Type: TYPE; Schema: public; Owner: tidings
--

CREATE TYPE public.group_role AS ENUM (
    'owner',
    'member'
);


ALTER TYPE public.group_role OWNER TO tidings;

--
-- Name: report_state; Type: TYPE; Schema: public; Owner: tidings
--

CREATE TYPE public.report_state AS ENUM (
    'open',
    'resolved',
    'dismissed'
);


ALTER TYPE public.report_state OWNER TO tidings;

--
-- Name: role; Type: TYPE; Schema: public; Owner: tidings
--

CREATE TYPE public.role AS ENUM (
    'member',
    'moderator',
    'admin'
);


ALTER TYPE public.role OWNER TO tidings;

--
-- Name: append_events(jsonb); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.append_events(p jsonb) RETURNS jsonb
    LANGUAGE plpgsql
    AS $_$
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
  v_head bigint;
  v_version bigint;
BEGIN
  IF (v_answer ->> 'claim')::boolean THEN
    v_stored := claim_idempotency((v_answer ->> 'memberId')::uuid, v_answer ->> 'key', v_answer ->> 'hash');
    IF v_stored IS NOT NULL THEN RETURN jsonb_build_object('replayed', v_stored); END IF;
  END IF;

  IF p ? 'scopes' THEN
    INSERT INTO "scope" (key, audience, audience_id)
    SELECT s.key, s.audience::audience, s."audienceId"
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
    SELECT array_agg(DISTINCT w.room) INTO v_rooms FROM (
      SELECT x.room FROM jsonb_array_elements(v_events) e, jsonb_array_elements_text(e -> 'rooms') x(room)
      UNION SELECT 'topic:' || r.topic FROM jsonb_to_recordset(coalesce(p -> 'rescope', '[]')) r(topic uuid)
    ) w;
    IF cardinality(v_rooms) > 1 OR p ? 'rescope' THEN
      PERFORM 1 FROM stream st WHERE st.room = ANY (v_rooms) ORDER BY st.room LIKE 'thread:%', st.room FOR UPDATE;
    END IF;
    IF p ? 'open' THEN
      INSERT INTO stream (room, scope)
      SELECT o.room, coalesce(o.scope, (SELECT l.scope FROM stream l WHERE l.room = o."like"))
      FROM jsonb_to_recordset(p -> 'open') o(room text, scope text, "like" text) ORDER BY o.room
      ON CONFLICT (room) DO NOTHING;
    END IF;
    IF p ? 'rescope' THEN PERFORM rescope_topics(p -> 'rescope', false); END IF;

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
    IF p ? 'rescope' THEN PERFORM rescope_topics(p -> 'rescope', true); END IF;
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
      UPDATE "scope" sc SET audience = a.audience::audience, audience_id = a."audienceId"
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
    SELECT j.id, j.kind, j.payload, j."uniqueKey", now() + coalesce(j."delayMs", 0) * interval '1 millisecond'
    FROM jsonb_to_recordset(p -> 'jobs') j(id uuid, kind text, payload jsonb, "uniqueKey" text, "delayMs" int)
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
  ), 'moved', CASE WHEN p ? 'rescope' THEN rooms_of_topics(p -> 'rescope') ELSE '[]' END, 'events', (
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.v -> 'id', 'name', e.v -> 'name', 'payload', e.v -> 'payload',
      'correlationId', e.v -> 'correlationId') ORDER BY e.i), '[]'::jsonb)
    FROM jsonb_array_elements(v_events) WITH ORDINALITY e(v, i)));
END
$_$;


ALTER FUNCTION public.append_events(p jsonb) OWNER TO tidings;

--
-- Name: claim_idempotency(uuid, text, text); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.claim_idempotency(p_member uuid, p_key text, p_hash text) RETURNS jsonb
    LANGUAGE plpgsql
    AS $$
DECLARE
  v_row idempotency_key;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended('idempotency:' || p_member || ':' || p_key, 0)) THEN
    RAISE EXCEPTION 'IN_PROGRESS' USING ERRCODE = 'TD001';
  END IF;
  SELECT * INTO v_row FROM idempotency_key WHERE member_id = p_member AND key = p_key;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF v_row.created_at < now() - interval '24 hours' THEN
    DELETE FROM idempotency_key WHERE member_id = p_member AND key = p_key;
    RETURN NULL;
  END IF;
  IF v_row.hash <> p_hash THEN RAISE EXCEPTION 'IDEMPOTENCY_MISMATCH' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('status', v_row.status, 'body', v_row.body);
END
$$;


ALTER FUNCTION public.claim_idempotency(p_member uuid, p_key text, p_hash text) OWNER TO tidings;

--
-- Name: claim_leases(jsonb, text, integer, double precision); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.claim_leases(p jsonb, p_server text, p_limit integer, p_life_ms double precision) RETURNS text[]
    LANGUAGE plpgsql
    AS $$
DECLARE
  v_member record;
  v_victims text[];
BEGIN
  FOR v_member IN
    SELECT DISTINCT hashtext(x."userId") AS lock FROM jsonb_to_recordset(p) x("userId" text) ORDER BY 1
  LOOP
    PERFORM pg_advisory_xact_lock(7402, v_member.lock);
  END LOOP;

  INSERT INTO connection_lease (connection_id, user_id, server_id, visible, connected_at, hidden_at, expires_at)
  SELECT x."connectionId", x."userId", p_server, x.visible, to_timestamp(x."connectedAt" / 1000),
    CASE WHEN NOT x.visible THEN to_timestamp(x."hiddenAt" / 1000) END, clock_timestamp() + p_life_ms * interval '1 millisecond'
  FROM jsonb_to_recordset(p)
    x("connectionId" text, "userId" uuid, visible boolean, "connectedAt" float8, "hiddenAt" float8)
  ON CONFLICT (connection_id) DO UPDATE
    SET visible = excluded.visible, hidden_at = excluded.hidden_at, expires_at = excluded.expires_at;

  WITH ranked AS (
    SELECT l.connection_id, row_number() OVER (
      PARTITION BY l.user_id ORDER BY l.visible DESC, l.hidden_at DESC NULLS FIRST, l.connected_at DESC, l.connection_id
    ) AS rank
    FROM connection_lease l
    WHERE l.expires_at > clock_timestamp()
      AND l.user_id IN (SELECT x."userId" FROM jsonb_to_recordset(p) x("userId" uuid))
  ), gone AS (
    DELETE FROM connection_lease l USING ranked r
    WHERE r.connection_id = l.connection_id AND r.rank > p_limit RETURNING l.connection_id
  )
  SELECT array_agg(g.connection_id::text) INTO v_victims FROM gone g;
  RETURN coalesce(v_victims, '{}');
END
$$;


ALTER FUNCTION public.claim_leases(p jsonb, p_server text, p_limit integer, p_life_ms double precision) OWNER TO tidings;

--
-- Name: count_topic(uuid, uuid, integer); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.count_topic(p_category uuid, p_topic uuid, p_by integer) RETURNS void
    LANGUAGE sql
    AS $$
  INSERT INTO category_stat AS c (category_id, topic_count) VALUES (p_category, p_by)
  ON CONFLICT (category_id) DO UPDATE SET topic_count = c.topic_count + p_by;
  UPDATE topic_stat SET changed = pg_current_xact_id()::text::bigint WHERE topic_id = p_topic;
$$;


ALTER FUNCTION public.count_topic(p_category uuid, p_topic uuid, p_by integer) OWNER TO tidings;

--
-- Name: feed_reaction_changed(jsonb, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.feed_reaction_changed(p jsonb, p_at timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql
    AS $$
DECLARE
  v_target uuid := (p ->> 'targetId')::uuid;
  v_on boolean := (p ->> 'on')::boolean;
  v_count int;
  v_version int;
BEGIN
  IF v_on THEN
    INSERT INTO reaction (target_id, user_id, target_type, author_id, at)
    VALUES (v_target, (p ->> 'actorId')::uuid, p ->> 'targetType', (p ->> 'authorId')::uuid, p_at) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM reaction WHERE target_id = v_target AND user_id = (p ->> 'actorId')::uuid;
  END IF;
  IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  IF p ->> 'targetType' = 'topic' THEN
    UPDATE topic_stat SET like_count = like_count + CASE WHEN v_on THEN 1 ELSE -1 END, like_version = like_version + 1
    WHERE topic_id = v_target RETURNING like_count, like_version INTO v_count, v_version;
  ELSE
    UPDATE reply_stat SET like_count = like_count + CASE WHEN v_on THEN 1 ELSE -1 END, like_version = like_version + 1
    WHERE reply_id = v_target RETURNING like_count, like_version INTO v_count, v_version;
  END IF;
  RETURN jsonb_build_object('count', v_count, 'version', v_version);
END
$$;


ALTER FUNCTION public.feed_reaction_changed(p jsonb, p_at timestamp with time zone) OWNER TO tidings;

--
-- Name: feed_replies_recounted(jsonb, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.feed_replies_recounted(p jsonb, p_at timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql
    AS $$
DECLARE
  v_topic uuid := (p ->> 'topicId')::uuid;
  v_last reply;
BEGIN
  SELECT * INTO v_last FROM reply WHERE topic_id = v_topic AND deleted_at IS NULL ORDER BY number DESC LIMIT 1;
  UPDATE topic_stat s SET
    reply_count = (SELECT count(*) FROM reply r WHERE r.topic_id = v_topic AND r.deleted_at IS NULL),
    last_reply_id = v_last.id,
    last_reply_number = coalesce(v_last.number, 0),
    changed = pg_current_xact_id()::text::bigint,
    last_activity_at = coalesce(v_last.created_at, (SELECT t.created_at FROM topic t WHERE t.id = v_topic)),
    participants = (
      SELECT coalesce(array_agg(x.author_id ORDER BY x.n DESC), '{}') FROM (
        SELECT w.author_id, max(w.n) AS n FROM (
          SELECT r.author_id, r.number AS n FROM reply r WHERE r.topic_id = v_topic AND r.deleted_at IS NULL
          UNION ALL SELECT t.author_id, 0 FROM topic t WHERE t.id = v_topic
        ) w GROUP BY w.author_id ORDER BY n DESC LIMIT 3
      ) x)
  WHERE s.topic_id = v_topic;
  RETURN jsonb_strip_nulls(jsonb_build_object(
    'likeCount', (SELECT like_count FROM reply_stat WHERE reply_id = (p ->> 'replyId')::uuid AND (p ->> 'whole')::boolean)
  )) || jsonb_build_object('counts', topic_counts(v_topic));
END
$$;


ALTER FUNCTION public.feed_replies_recounted(p jsonb, p_at timestamp with time zone) OWNER TO tidings;

--
-- Name: feed_reply_created(jsonb, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.feed_reply_created(p jsonb, p_at timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql
    AS $$
DECLARE
  v_topic topic;
  v_parent reply;
  v_number int;
BEGIN
  SELECT * INTO v_topic FROM topic WHERE id = (p ->> 'topicId')::uuid;
  IF NOT FOUND OR v_topic.deleted_at IS NOT NULL THEN RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001'; END IF;
  IF v_topic.locked AND NOT (p ->> 'staff')::boolean THEN RAISE EXCEPTION 'TOPIC_LOCKED' USING ERRCODE = 'TD001'; END IF;
  IF p ->> 'parentId' IS NOT NULL THEN
    SELECT * INTO v_parent FROM reply WHERE id = (p ->> 'parentId')::uuid;
    IF NOT FOUND OR v_parent.topic_id <> v_topic.id OR v_parent.parent_id IS NOT NULL OR v_parent.deleted_at IS NOT NULL THEN
      RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001';
    END IF;
  END IF;
  UPDATE topic_stat SET reply_count = reply_count + 1, last_number = last_number + 1, last_reply_number = last_number + 1,
    changed = pg_current_xact_id()::text::bigint, last_activity_at = p_at, last_reply_id = (p ->> 'id')::uuid,
    participants = with_participant(participants, (p ->> 'authorId')::uuid)
  WHERE topic_id = v_topic.id RETURNING last_number INTO v_number;
  INSERT INTO reply (id, topic_id, parent_id, author_id, number, body, created_at)
  VALUES ((p ->> 'id')::uuid, v_topic.id, (p ->> 'parentId')::uuid, (p ->> 'authorId')::uuid, v_number, p ->> 'body', p_at);
  INSERT INTO reply_stat (reply_id) VALUES ((p ->> 'id')::uuid);
  INSERT INTO topic_read (user_id, topic_id, number, at) VALUES ((p ->> 'authorId')::uuid, v_topic.id, v_number, p_at)
  ON CONFLICT (user_id, topic_id) DO UPDATE
    SET number = greatest(topic_read.number, excluded.number), at = p_at;
  RETURN jsonb_build_object('number', v_number, 'createdAt', iso(p_at), 'counts', topic_counts(v_topic.id));
END
$$;


ALTER FUNCTION public.feed_reply_created(p jsonb, p_at timestamp with time zone) OWNER TO tidings;

--
-- Name: feed_reply_numbers(jsonb, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.feed_reply_numbers(p jsonb, p_at timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql
    AS $$
BEGIN
  UPDATE topic_stat SET changed = pg_current_xact_id()::text::bigint WHERE topic_id = (p ->> 'topicId')::uuid;
  RETURN (SELECT jsonb_build_object('likeCount', s.like_count, 'counts', topic_counts((p ->> 'topicId')::uuid))
          FROM reply_stat s WHERE s.reply_id = (p ->> 'replyId')::uuid);
END
$$;


ALTER FUNCTION public.feed_reply_numbers(p jsonb, p_at timestamp with time zone) OWNER TO tidings;

--
-- Name: feed_topic_arrived(jsonb, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.feed_topic_arrived(p jsonb, p_at timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql
    AS $$
BEGIN
  PERFORM count_topic((p ->> 'categoryId')::uuid, (p ->> 'topicId')::uuid, 1);
  RETURN feed_topic_numbers(p, p_at);
END
$$;


ALTER FUNCTION public.feed_topic_arrived(p jsonb, p_at timestamp with time zone) OWNER TO tidings;

--
-- Name: feed_topic_created(jsonb, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.feed_topic_created(p jsonb, p_at timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql
    AS $$
DECLARE
  v_category category;
BEGIN
  SELECT c.* INTO v_category FROM topic t JOIN category c ON c.id = t.category_id WHERE t.id = (p ->> 'topicId')::uuid;
  IF v_category.deleted_at IS NOT NULL THEN RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001'; END IF;
  INSERT INTO topic_stat (topic_id, last_activity_at, participants)
  VALUES ((p ->> 'topicId')::uuid, p_at, ARRAY[(p ->> 'authorId')::uuid]);
  PERFORM count_topic(v_category.id, (p ->> 'topicId')::uuid, 1);
  UPDATE topic SET created_at = p_at WHERE id = (p ->> 'topicId')::uuid;
  RETURN jsonb_build_object('counts', topic_counts((p ->> 'topicId')::uuid), 'createdAt', iso(p_at));
END
$$;


ALTER FUNCTION public.feed_topic_created(p jsonb, p_at timestamp with time zone) OWNER TO tidings;

--
-- Name: feed_topic_left(jsonb, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.feed_topic_left(p jsonb, p_at timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql
    AS $$
BEGIN
  PERFORM count_topic((p ->> 'categoryId')::uuid, (p ->> 'topicId')::uuid, -1);
  RETURN '{}'::jsonb;
END
$$;


ALTER FUNCTION public.feed_topic_left(p jsonb, p_at timestamp with time zone) OWNER TO tidings;

--
-- Name: feed_topic_marker(jsonb, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.feed_topic_marker(p jsonb, p_at timestamp with time zone) RETURNS jsonb
    LANGUAGE sql
    AS $$
  SELECT coalesce(
    (SELECT jsonb_build_object('replyNumber', t.number, 'at', iso(t.at)) FROM topic_read t
     WHERE t.user_id = (p ->> 'userId')::uuid AND t.topic_id = (p ->> 'topicId')::uuid),
    jsonb_build_object('replyNumber', 0, 'at', iso(p_at)))
$$;


ALTER FUNCTION public.feed_topic_marker(p jsonb, p_at timestamp with time zone) OWNER TO tidings;

--
-- Name: feed_topic_numbers(jsonb, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.feed_topic_numbers(p jsonb, p_at timestamp with time zone) RETURNS jsonb
    LANGUAGE sql
    AS $$
  SELECT jsonb_build_object('likeCount', s.like_count, 'counts', topic_counts(s.topic_id))
  FROM topic_stat s WHERE s.topic_id = (p ->> 'topicId')::uuid
$$;


ALTER FUNCTION public.feed_topic_numbers(p jsonb, p_at timestamp with time zone) OWNER TO tidings;

--
-- Name: feed_topic_read(jsonb, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.feed_topic_read(p jsonb, p_at timestamp with time zone) RETURNS jsonb
    LANGUAGE plpgsql
    AS $$
DECLARE
  v_number int;
BEGIN
  SELECT least((p ->> 'replyNumber')::int, s.last_number) INTO v_number FROM topic_stat s WHERE s.topic_id = (p ->> 'topicId')::uuid;
  INSERT INTO topic_read AS t (user_id, topic_id, number, at)
  VALUES ((p ->> 'userId')::uuid, (p ->> 'topicId')::uuid, v_number, p_at)
  ON CONFLICT (user_id, topic_id) DO UPDATE SET number = excluded.number, at = p_at, changed = excluded.changed
    WHERE t.number < excluded.number;
  IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('replyNumber', v_number, 'at', iso(p_at));
END
$$;


ALTER FUNCTION public.feed_topic_read(p jsonb, p_at timestamp with time zone) OWNER TO tidings;

--
-- Name: is_in_group(uuid, uuid); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.is_in_group(p_group uuid, p_user uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  SELECT EXISTS (SELECT 1 FROM group_member m WHERE m.group_id = p_group AND m.user_id = p_user)
$$;


ALTER FUNCTION public.is_in_group(p_group uuid, p_user uuid) OWNER TO tidings;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: topic; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.topic (
    id uuid NOT NULL,
    category_id uuid NOT NULL,
    author_id uuid NOT NULL,
    title character varying(200) NOT NULL,
    slug character varying(80) NOT NULL,
    body text NOT NULL,
    status public.content_status DEFAULT 'visible'::public.content_status NOT NULL,
    pinned boolean DEFAULT false NOT NULL,
    locked boolean DEFAULT false NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    edited_at timestamp(3) with time zone,
    deleted_at timestamp(3) with time zone
);


ALTER TABLE public.topic OWNER TO tidings;

--
-- Name: topic_read; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.topic_read (
    user_id uuid NOT NULL,
    topic_id uuid NOT NULL,
    number integer DEFAULT 0 NOT NULL,
    at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    changed bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL
);


ALTER TABLE public.topic_read OWNER TO tidings;

--
-- Name: topic_stat; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.topic_stat (
    topic_id uuid NOT NULL,
    reply_count integer DEFAULT 0 NOT NULL,
    last_number integer DEFAULT 0 NOT NULL,
    last_reply_id uuid,
    last_activity_at timestamp(3) with time zone NOT NULL,
    participants uuid[] DEFAULT ARRAY[]::uuid[],
    like_count integer DEFAULT 0 NOT NULL,
    like_version integer DEFAULT 0 NOT NULL,
    last_reply_number integer DEFAULT 0 NOT NULL,
    changed bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL
);


ALTER TABLE public.topic_stat OWNER TO tidings;

--
-- Name: is_read(uuid, public.topic, public.topic_stat, public.topic_read); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.is_read(p_user uuid, t public.topic, s public.topic_stat, r public.topic_read) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
  SELECT t.deleted_at IS NULL AND CASE WHEN r.topic_id IS NULL THEN t.author_id = p_user ELSE r.number >= s.last_reply_number END
$$;


ALTER FUNCTION public.is_read(p_user uuid, t public.topic, s public.topic_stat, r public.topic_read) OWNER TO tidings;

--
-- Name: is_staff(uuid); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.is_staff(p_user uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  SELECT EXISTS (SELECT 1 FROM "user" u WHERE u.id = p_user AND u.role <> 'member')
$$;


ALTER FUNCTION public.is_staff(p_user uuid) OWNER TO tidings;

--
-- Name: iso(timestamp with time zone); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.iso(t timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE
    AS $$
  SELECT to_char(t AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;


ALTER FUNCTION public.iso(t timestamp with time zone) OWNER TO tidings;

--
-- Name: person(uuid); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.person(p_id uuid) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
  SELECT jsonb_build_object('id', id, 'username', username, 'displayName', display_name, 'role', role)
  FROM "user" WHERE id = p_id
$$;


ALTER FUNCTION public.person(p_id uuid) OWNER TO tidings;

--
-- Name: read_topics(uuid); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.read_topics(p_user uuid) RETURNS TABLE(category_id uuid, topics integer)
    LANGUAGE sql STABLE
    AS $$
  SELECT n.category_id, sum(n.topics)::int FROM (
    SELECT c.category_id, c.topics FROM category_seen c WHERE c.user_id = p_user
    UNION ALL
    SELECT x.category_id, x.step FROM unsettled_topics(p_user) u, LATERAL (VALUES (u.counted_in, -1), (u.read_in, 1)) x(category_id, step)
    WHERE x.category_id IS NOT NULL
  ) n GROUP BY n.category_id
$$;


ALTER FUNCTION public.read_topics(p_user uuid) OWNER TO tidings;

--
-- Name: recount_category(uuid); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.recount_category(p_category uuid) RETURNS integer
    LANGUAGE plpgsql
    AS $$
DECLARE
  v_drift int;
BEGIN
  PERFORM 1 FROM stream WHERE room = 'category:' || p_category FOR UPDATE;
  SELECT (SELECT count(*) FROM topic t WHERE t.category_id = p_category AND t.deleted_at IS NULL)
    - coalesce((SELECT c.topic_count FROM category_stat c WHERE c.category_id = p_category), 0) INTO v_drift;
  IF v_drift <> 0 THEN
    INSERT INTO category_stat AS c (category_id, topic_count) VALUES (p_category, v_drift)
    ON CONFLICT (category_id) DO UPDATE SET topic_count = c.topic_count + v_drift;
    -- What members have read of it is weighed again as well.
    UPDATE topic_stat s SET changed = pg_current_xact_id()::text::bigint FROM topic t
    WHERE t.id = s.topic_id AND t.category_id = p_category;
  END IF;
  RETURN v_drift;
END
$$;


ALTER FUNCTION public.recount_category(p_category uuid) OWNER TO tidings;

--
-- Name: rescope_topics(jsonb, boolean); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.rescope_topics(p jsonb, p_after boolean) RETURNS void
    LANGUAGE sql
    AS $$
  WITH wanted AS (
    SELECT r.topic, r.scope FROM jsonb_to_recordset(p) r(topic uuid, scope text, "after" boolean)
    WHERE coalesce(r."after", false) = p_after
  ), rooms AS (
    SELECT 'topic:' || w.topic AS room, w.scope FROM wanted w
    UNION ALL SELECT 'thread:' || x.id, w.scope FROM wanted w JOIN reply x ON x.topic_id = w.topic
  )
  UPDATE stream st SET scope = r.scope FROM rooms r WHERE st.room = r.room
$$;


ALTER FUNCTION public.rescope_topics(p jsonb, p_after boolean) OWNER TO tidings;

--
-- Name: room_access(uuid[], text[]); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.room_access(p_users uuid[], p_rooms text[]) RETURNS TABLE(i integer, room text, scope text, scope_version double precision, head double precision, floor double precision, last_id uuid)
    LANGUAGE sql STABLE
    AS $$
  SELECT q.i::int, st.room::text, st.scope::text, sc.version::float8, st.head::float8, st.floor::float8, st.last_id
  FROM unnest(p_users, p_rooms) WITH ORDINALITY q(member, room, i)
  JOIN stream st ON st.room = q.room
  JOIN "scope" sc ON sc.key = st.scope
  WHERE scope_allows(sc, q.member)
  UNION ALL
  -- A thread has no stream before its first answer: it is as open as its topic.
  SELECT q.i::int, q.room, st.scope::text, sc.version::float8, 0, 0, NULL
  FROM unnest(p_users, p_rooms) WITH ORDINALITY q(member, room, i)
  JOIN reply r ON r.id = CASE WHEN q.room LIKE 'thread:%' THEN substr(q.room, 8)::uuid END AND r.deleted_at IS NULL
  JOIN stream st ON st.room = 'topic:' || r.topic_id
  JOIN "scope" sc ON sc.key = st.scope
  WHERE NOT EXISTS (SELECT 1 FROM stream x WHERE x.room = q.room) AND scope_allows(sc, q.member)
$$;


ALTER FUNCTION public.room_access(p_users uuid[], p_rooms text[]) OWNER TO tidings;

--
-- Name: room_positions(text[]); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.room_positions(p_rooms text[]) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
  SELECT coalesce(jsonb_object_agg(w, jsonb_strip_nulls(jsonb_build_object(
    'epoch', (SELECT value FROM epoch), 'offset', coalesce(st.head, 0), 'id', st.last_id))), '{}'::jsonb)
  FROM unnest(p_rooms) w LEFT JOIN stream st ON st.room = w
$$;


ALTER FUNCTION public.room_positions(p_rooms text[]) OWNER TO tidings;

--
-- Name: rooms_of_topics(jsonb); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.rooms_of_topics(p jsonb) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
  SELECT coalesce(jsonb_agg(st.room), '[]'::jsonb) FROM stream st JOIN (
    SELECT 'topic:' || r.topic AS room FROM jsonb_to_recordset(p) r(topic uuid)
    UNION SELECT 'thread:' || x.id FROM jsonb_to_recordset(p) r(topic uuid) JOIN reply x ON x.topic_id = r.topic
  ) w ON w.room = st.room
$$;


ALTER FUNCTION public.rooms_of_topics(p jsonb) OWNER TO tidings;

--
-- Name: scope; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.scope (
    key character varying(64) NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    audience public.audience NOT NULL,
    audience_id uuid
);


ALTER TABLE public.scope OWNER TO tidings;

--
-- Name: scope_allows(public.scope, uuid); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.scope_allows(s public.scope, p_user uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  SELECT CASE s.audience
    WHEN 'everyone' THEN true
    WHEN 'user' THEN coalesce(s.audience_id = p_user, false)
    WHEN 'staff' THEN is_staff(p_user)
    WHEN 'group' THEN is_in_group(s.audience_id, p_user) OR is_staff(p_user)
    ELSE false
  END
$$;


ALTER FUNCTION public.scope_allows(s public.scope, p_user uuid) OWNER TO tidings;

--
-- Name: settle_reads(uuid); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.settle_reads(p_user uuid) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(7403, hashtext(p_user::text)) THEN RETURN false; END IF;
  WITH diff AS MATERIALIZED (
    SELECT * FROM unsettled_topics(p_user)
  ), gone AS (
    DELETE FROM topic_seen k USING diff d WHERE k.user_id = p_user AND k.topic_id = d.topic_id AND d.read_in IS NULL
  ), put AS (
    INSERT INTO topic_seen (user_id, topic_id, category_id)
    SELECT p_user, d.topic_id, d.read_in FROM diff d WHERE d.read_in IS NOT NULL
    ON CONFLICT (user_id, topic_id) DO UPDATE SET category_id = excluded.category_id
  ), counted AS (
    INSERT INTO category_seen AS c (user_id, category_id, topics)
    SELECT p_user, x.category_id, sum(x.step)
    FROM diff d, LATERAL (VALUES (d.counted_in, -1), (d.read_in, 1)) x(category_id, step)
    WHERE x.category_id IS NOT NULL GROUP BY x.category_id
    ON CONFLICT (user_id, category_id) DO UPDATE SET topics = c.topics + excluded.topics
  )
  INSERT INTO member_seen AS m (user_id, horizon, epoch)
  VALUES (p_user, pg_snapshot_xmin(pg_current_snapshot())::text::bigint, (SELECT value FROM epoch))
  ON CONFLICT (user_id) DO UPDATE SET horizon = excluded.horizon, epoch = excluded.epoch, at = now();
  RETURN true;
END
$$;


ALTER FUNCTION public.settle_reads(p_user uuid) OWNER TO tidings;

--
-- Name: store_acks(uuid[], text[], bigint[]); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.store_acks(p_users uuid[], p_devices text[], p_offsets bigint[]) RETURNS void
    LANGUAGE sql
    AS $$
  INSERT INTO device_ack AS d (user_id, device_id, "offset")
  SELECT a.user_id, a.device_id, a.ack
  FROM unnest(p_users, p_devices, p_offsets) a(user_id, device_id, ack)
  JOIN stream st ON st.room = 'user:' || a.user_id AND a.ack <= st.head
  ORDER BY a.user_id, a.device_id
  ON CONFLICT (user_id, device_id) DO UPDATE SET "offset" = excluded."offset", at = now()
    WHERE d."offset" < excluded."offset"
$$;


ALTER FUNCTION public.store_acks(p_users uuid[], p_devices text[], p_offsets bigint[]) OWNER TO tidings;

--
-- Name: topic_counts(uuid); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.topic_counts(p_topic uuid) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
  SELECT jsonb_build_object(
    'replyCount', s.reply_count,
    'lastNumber', s.last_number,
    'lastActivityAt', iso(s.last_activity_at),
    'lastReply', (SELECT jsonb_build_object('id', r.id, 'number', r.number, 'author', person(r.author_id))
                  FROM reply r WHERE r.id = s.last_reply_id),
    'participants', coalesce((SELECT jsonb_agg(person(u.id) ORDER BY u.i)
                              FROM unnest(s.participants) WITH ORDINALITY u(id, i)), '[]'::jsonb))
  FROM topic_stat s WHERE s.topic_id = p_topic
$$;


ALTER FUNCTION public.topic_counts(p_topic uuid) OWNER TO tidings;

--
-- Name: unsettled_topics(uuid); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.unsettled_topics(p_user uuid) RETURNS TABLE(topic_id uuid, counted_in uuid, read_in uuid)
    LANGUAGE plpgsql STABLE
    AS $$
DECLARE
  v_from bigint;
  v_beyond bigint := pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
BEGIN
  IF p_user IS NULL THEN RETURN; END IF;
  -- Numbers of transactions mean nothing in a database that was put back into another one: then everything is weighed.
  SELECT m.horizon INTO v_from FROM member_seen m WHERE m.user_id = p_user AND m.epoch = (SELECT e.value FROM epoch e);
  IF v_from IS NULL THEN
    RETURN QUERY
      SELECT w.id, k.category_id, CASE WHEN is_read(p_user, t, s, r) THEN t.category_id END
      FROM (
        SELECT x.topic_id AS id FROM topic_read x WHERE x.user_id = p_user
        UNION SELECT x.id FROM topic x WHERE x.author_id = p_user
        UNION SELECT x.topic_id FROM topic_seen x WHERE x.user_id = p_user
      ) w JOIN topic t ON t.id = w.id JOIN topic_stat s ON s.topic_id = w.id
        LEFT JOIN topic_read r ON r.user_id = p_user AND r.topic_id = w.id
        LEFT JOIN topic_seen k ON k.user_id = p_user AND k.topic_id = w.id
      WHERE k.category_id IS DISTINCT FROM CASE WHEN is_read(p_user, t, s, r) THEN t.category_id END;
  ELSE
    RETURN QUERY
      SELECT w.id, k.category_id, CASE WHEN is_read(p_user, t, s, r) THEN t.category_id END
      FROM (
        SELECT x.topic_id AS id FROM topic_stat x WHERE x.changed >= v_from AND x.changed < v_beyond
        UNION SELECT x.topic_id FROM topic_read x WHERE x.user_id = p_user AND x.changed >= v_from AND x.changed < v_beyond
      ) w JOIN topic t ON t.id = w.id JOIN topic_stat s ON s.topic_id = w.id
        LEFT JOIN topic_read r ON r.user_id = p_user AND r.topic_id = w.id
        LEFT JOIN topic_seen k ON k.user_id = p_user AND k.topic_id = w.id
      WHERE k.category_id IS DISTINCT FROM CASE WHEN is_read(p_user, t, s, r) THEN t.category_id END;
  END IF;
END
$$;


ALTER FUNCTION public.unsettled_topics(p_user uuid) OWNER TO tidings;

--
-- Name: with_participant(uuid[], uuid); Type: FUNCTION; Schema: public; Owner: tidings
--

CREATE FUNCTION public.with_participant(p_people uuid[], p_new uuid) RETURNS uuid[]
    LANGUAGE sql IMMUTABLE
    AS $$
  SELECT (ARRAY[p_new] || array_remove(p_people, p_new))[1:3]
$$;


ALTER FUNCTION public.with_participant(p_people uuid[], p_new uuid) OWNER TO tidings;

--
-- Name: _prisma_migrations; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public._prisma_migrations (
    id character varying(36) NOT NULL,
    checksum character varying(64) NOT NULL,
    finished_at timestamp with time zone,
    migration_name character varying(255) NOT NULL,
    logs text,
    rolled_back_at timestamp with time zone,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_steps_count integer DEFAULT 0 NOT NULL
);


ALTER TABLE public._prisma_migrations OWNER TO tidings;

--
-- Name: category; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.category (
    id uuid NOT NULL,
    name character varying(60) NOT NULL,
    slug character varying(60) NOT NULL,
    colour character varying(10) NOT NULL,
    description character varying(500) DEFAULT ''::character varying NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    group_id uuid,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    deleted_at timestamp(3) with time zone
);


ALTER TABLE public.category OWNER TO tidings;

--
-- Name: category_seen; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.category_seen (
    user_id uuid NOT NULL,
    category_id uuid NOT NULL,
    topics integer NOT NULL
);


ALTER TABLE public.category_seen OWNER TO tidings;

--
-- Name: category_stat; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.category_stat (
    category_id uuid NOT NULL,
    topic_count integer DEFAULT 0 NOT NULL
);


ALTER TABLE public.category_stat OWNER TO tidings;

--
-- Name: connection_lease; Type: TABLE; Schema: public; Owner: tidings
--

CREATE UNLOGGED TABLE public.connection_lease (
    connection_id character varying(64) NOT NULL,
    user_id uuid NOT NULL,
    server_id character varying(64) NOT NULL,
    visible boolean DEFAULT true NOT NULL,
    connected_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    hidden_at timestamp(3) with time zone,
    expires_at timestamp(3) with time zone NOT NULL
);


ALTER TABLE public.connection_lease OWNER TO tidings;

--
-- Name: dead_letter; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.dead_letter (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    payload jsonb NOT NULL,
    attempts integer NOT NULL,
    last_error text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    died_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);


ALTER TABLE public.dead_letter OWNER TO tidings;

--
-- Name: device_ack; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.device_ack (
    user_id uuid NOT NULL,
    device_id character varying(64) NOT NULL,
    "offset" bigint NOT NULL,
    at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);


ALTER TABLE public.device_ack OWNER TO tidings;

--
-- Name: epoch; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.epoch (
    id integer DEFAULT 1 NOT NULL,
    value character varying(16) NOT NULL,
    since timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);


ALTER TABLE public.epoch OWNER TO tidings;

--
-- Name: event; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.event (
    room character varying(64) NOT NULL,
    "offset" bigint NOT NULL,
    id uuid NOT NULL,
    name character varying(40) NOT NULL,
    payload jsonb NOT NULL,
    entity_id uuid,
    correlation_id character varying(64) NOT NULL,
    scope character varying(64) NOT NULL,
    scope_version bigint NOT NULL,
    at timestamp(3) with time zone NOT NULL
);


ALTER TABLE public.event OWNER TO tidings;

--
-- Name: group; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public."group" (
    id uuid NOT NULL,
    name character varying(60) NOT NULL,
    slug character varying(60) NOT NULL,
    description character varying(500) DEFAULT ''::character varying NOT NULL,
    open boolean DEFAULT true NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);


ALTER TABLE public."group" OWNER TO tidings;

--
-- Name: group_member; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.group_member (
    group_id uuid NOT NULL,
    user_id uuid NOT NULL,
    role public.group_role DEFAULT 'member'::public.group_role NOT NULL,
    joined_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);


ALTER TABLE public.group_member OWNER TO tidings;

--
-- Name: idempotency_key; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.idempotency_key (
    member_id uuid NOT NULL,
    key character varying(100) NOT NULL,
    hash character(64) NOT NULL,
    status integer NOT NULL,
    body jsonb,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);


ALTER TABLE public.idempotency_key OWNER TO tidings;

--
-- Name: job; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.job (
    id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    payload jsonb NOT NULL,
    unique_key character varying(200),
    attempts integer DEFAULT 0 NOT NULL,
    due_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    locked_by character varying(64),
    locked_at timestamp(3) with time zone,
    last_error text,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);


ALTER TABLE public.job OWNER TO tidings;

--
-- Name: member_seen; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.member_seen (
    user_id uuid NOT NULL,
    horizon bigint NOT NULL,
    epoch character varying(16) NOT NULL,
    at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);


ALTER TABLE public.member_seen OWNER TO tidings;

--
-- Name: moderation_action; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.moderation_action (
    id uuid NOT NULL,
    action character varying(20) NOT NULL,
    target_type character varying(10) NOT NULL,
    target_id uuid NOT NULL,
    subject jsonb,
    moderator_id uuid NOT NULL,
    member_id uuid NOT NULL,
    reason character varying(1000) NOT NULL,
    until timestamp(3) with time zone,
    at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT moderation_action_reason_said CHECK ((btrim((reason)::text) <> ''::text))
);


ALTER TABLE public.moderation_action OWNER TO tidings;

--
-- Name: reaction; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.reaction (
    target_id uuid NOT NULL,
    user_id uuid NOT NULL,
    target_type character varying(10) NOT NULL,
    author_id uuid NOT NULL,
    at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);


ALTER TABLE public.reaction OWNER TO tidings;

--
-- Name: realtime_ticket; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.realtime_ticket (
    hash character(64) NOT NULL,
    session_id uuid NOT NULL,
    user_id uuid NOT NULL,
    device_id character varying(64) NOT NULL,
    rooms character varying(64)[],
    cursor text,
    expires_at timestamp(3) with time zone NOT NULL,
    spent_at timestamp(3) with time zone
);


ALTER TABLE public.realtime_ticket OWNER TO tidings;

--
-- Name: refresh_token; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.refresh_token (
    hash character(64) NOT NULL,
    session_id uuid NOT NULL,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    used_at timestamp(3) with time zone
);


ALTER TABLE public.refresh_token OWNER TO tidings;

--
-- Name: reply; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.reply (
    id uuid NOT NULL,
    topic_id uuid NOT NULL,
    parent_id uuid,
    author_id uuid NOT NULL,
    number integer NOT NULL,
    body text NOT NULL,
    status public.content_status DEFAULT 'visible'::public.content_status NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    edited_at timestamp(3) with time zone,
    deleted_at timestamp(3) with time zone
);


ALTER TABLE public.reply OWNER TO tidings;

--
-- Name: reply_stat; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.reply_stat (
    reply_id uuid NOT NULL,
    like_count integer DEFAULT 0 NOT NULL,
    like_version integer DEFAULT 0 NOT NULL
);


ALTER TABLE public.reply_stat OWNER TO tidings;

--
-- Name: report; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.report (
    id uuid NOT NULL,
    target_type character varying(10) NOT NULL,
    target_id uuid NOT NULL,
    state public.report_state DEFAULT 'open'::public.report_state NOT NULL,
    subject jsonb NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    closed_at timestamp(3) with time zone,
    closed_by_id uuid
);


ALTER TABLE public.report OWNER TO tidings;

--
-- Name: report_entry; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.report_entry (
    report_id uuid NOT NULL,
    reporter_id uuid NOT NULL,
    reason character varying(20) NOT NULL,
    note character varying(1000),
    at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);


ALTER TABLE public.report_entry OWNER TO tidings;

--
-- Name: revision; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.revision (
    id uuid NOT NULL,
    entity_id uuid NOT NULL,
    number integer NOT NULL,
    title character varying(200),
    body text NOT NULL,
    editor_id uuid NOT NULL,
    at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);


ALTER TABLE public.revision OWNER TO tidings;

--
-- Name: session; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.session (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    user_agent character varying(300) DEFAULT ''::character varying NOT NULL,
    ip character varying(64) DEFAULT ''::character varying NOT NULL,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    last_seen_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    revoked_at timestamp(3) with time zone
);


ALTER TABLE public.session OWNER TO tidings;

--
-- Name: sign_in_failure; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.sign_in_failure (
    key character varying(100) NOT NULL,
    count integer DEFAULT 0 NOT NULL,
    window_end timestamp(3) with time zone NOT NULL
);


ALTER TABLE public.sign_in_failure OWNER TO tidings;

--
-- Name: stream; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.stream (
    room character varying(64) NOT NULL,
    head bigint DEFAULT 0 NOT NULL,
    floor bigint DEFAULT 0 NOT NULL,
    last_id uuid,
    scope character varying(64) NOT NULL
);


ALTER TABLE public.stream OWNER TO tidings;

--
-- Name: topic_seen; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public.topic_seen (
    user_id uuid NOT NULL,
    topic_id uuid NOT NULL,
    category_id uuid NOT NULL
);


ALTER TABLE public.topic_seen OWNER TO tidings;

--
-- Name: user; Type: TABLE; Schema: public; Owner: tidings
--

CREATE TABLE public."user" (
    id uuid NOT NULL,
    username character varying(30) NOT NULL,
    email character varying(254) NOT NULL,
    display_name character varying(60) NOT NULL,
    bio character varying(500) DEFAULT ''::character varying NOT NULL,
    role public.role DEFAULT 'member'::public.role NOT NULL,
    password_hash text NOT NULL,
    presence_hidden boolean DEFAULT false NOT NULL,
    suspended_until timestamp(3) with time zone,
    silenced_until timestamp(3) with time zone,
    token_version integer DEFAULT 1 NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);


ALTER TABLE public."user" OWNER TO tidings;

--
-- Data for Name: _prisma_migrations; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public._prisma_migrations (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count) FROM stdin;
5e3bd977-a19b-499d-9ad6-64ccf6bfff58	cc085ad95b9ab3ae0aae59a110e80dd96053f8338b7367700bdc54f289a2d2c2	2026-11-20 13:34:11.324396+00	20261120090000_init	\N	\N	2026-11-20 13:34:11.209476+00	1
aa3f6ba5-12ca-4ad8-a4ea-ad0c3294c134	9b4d0e22b86fec526d00404e82be6f9b42ec378fcf2e841b8d4edf9fd7bbe257	2026-11-20 13:34:11.356512+00	20261120090100_append_events	\N	\N	2026-11-20 13:34:11.33178+00	1
4beb5699-83b4-4c6a-b523-818d0cdfd0d8	d1fa948cbea77abf3ab1857fba096d70fcceee1763f8368aed1e7a08cadb974e	2026-11-20 13:34:11.363343+00	20261120090200_forum_feeds	\N	\N	2026-11-20 13:34:11.358129+00	1
311c1fae-eb63-44ba-ac63-1924da28cf1a	7e46103eb0c87a9bb21dd218a791d13852adc98841e2405f1bf3c5cbd660e3cd	2026-11-20 13:34:11.368966+00	20261120090300_realtime	\N	\N	2026-11-20 13:34:11.365172+00	1
2d5bde49-f513-4eb4-88ca-090c1e298255	631fc0faa7b0322c5dadc9d2432d069ab70e61a10bffba896625ab60ac18ae64	2026-11-20 13:34:11.372431+00	20261120130000_unread_by_visible_replies	\N	\N	2026-11-20 13:34:11.369748+00	1
4a6cd761-dba6-4a66-93f0-a21f40ebbd3c	c4908cf7e71f43ecd020a4206e36bf41b3bcb5702f01574251d601344b3c7ddf	2026-11-20 13:34:11.402501+00	20261120131000_kept_category_numbers	\N	\N	2026-11-20 13:34:11.375659+00	1
0d1a0a86-e8b1-4021-b68f-f53fb7161715	120e7d6048bc7b70c82c46df4fa6d46062e94b767f540f1572943f430c53e7f3	2026-11-20 13:34:11.412486+00	20261120132000_rights_within_one_plan	\N	\N	2026-11-20 13:34:11.410756+00	1
b3fb48da-d8e2-4a6b-902f-cca78ffbedd9	8eed1960ed451f0b0c66cee974b1d675114f69bcba0b2d46c42c16bbc6869c0d	2026-11-20 13:34:11.432479+00	20261120133000_leases_outside_the_log	\N	\N	2026-11-20 13:34:11.4186+00	1
7468c327-3396-4fa5-87b2-9c9a525a7970	ec64f78c4b9f2ae41f16f900b22dd2c3a2016d583b5b5a8b7628a9b007f956e8	2026-11-20 13:34:11.445138+00	20261120134000_reasons_are_never_empty	\N	\N	2026-11-20 13:34:11.441977+00	1
b62f5bab-b50b-4b70-aa3f-c7836d31772a	450805aa0d17fe13edff6df4e9a05e076f6311cd1699794e52ea1a7fc6783443	2026-11-20 13:34:11.457014+00	20261120135000_edited_replies_are_changes	\N	\N	2026-11-20 13:34:11.450388+00	1
fa5f1850-f154-4898-ae43-ee408311e90a	4addfeed1e072997be5a6d76e324beca1714ebc44ced1c253771a0dd157f5075	2026-11-20 13:34:11.472668+00	20261120136000_own_replies_are_one_change	\N	\N	2026-11-20 13:34:11.471538+00	1
47473975-5223-489c-8720-c993f242e0bf	a2ad8b389fbe3ef425d1221711f1db86143a1c5c738bcc026c26ba9e30cd2d82	2026-11-20 13:34:11.480659+00	20261120137000_counts_checked	\N	\N	2026-11-20 13:34:11.479982+00	1
\.


--
-- Data for Name: category; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.category (id, name, slug, colour, description, "position", group_id, version, created_at, deleted_at) FROM stdin;
01a12b2b-c6d1-70f2-9e49-6614ea4e5091	Announcements	announcements	news	Releases, maintenance windows, and what is next.	0	\N	1	2026-11-20 13:34:11.838+00	\N
01a12b2b-c6d1-7c5d-bdda-7f27cb62d8f5	Help and how-to	help	help	Ask anything. No question is too small.	1	\N	1	2026-11-20 13:34:11.838+00	\N
01a12b2b-c6d1-7cf4-86e0-e6619b82e840	Product feedback	feedback	product	What works, what hurts, and why.	2	\N	1	2026-11-20 13:34:11.838+00	\N
01a12b2b-c6d1-7f44-977f-656afaf7de03	Self-hosting	self-hosting	host	Running your own harbour: servers, backups, upgrades.	3	\N	1	2026-11-20 13:34:11.838+00	\N
01a12b2b-c6d1-7064-80d7-acfe2bfa9277	Show your work	show	show	Bots, themes, and odd little machines.	4	\N	1	2026-11-20 13:34:11.838+00	\N
01a12b2b-c6d1-73c2-95ee-b988ad21f29f	Off topic	off-topic	off	Boats, mostly.	5	\N	1	2026-11-20 13:34:11.838+00	\N
01a1f92a-2795-7d2a-8deb-73e03496c2a7	Night watch	night-watch	mod	For the people on call.	6	01a1f92a-2795-793e-b4f8-9e956dc3d71b	1	2026-11-20 13:34:11.838+00	\N
\.


--
-- Data for Name: category_seen; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.category_seen (user_id, category_id, topics) FROM stdin;
\.


--
-- Data for Name: category_stat; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.category_stat (category_id, topic_count) FROM stdin;
01a12b2b-c6d1-70f2-9e49-6614ea4e5091	1
01a12b2b-c6d1-7cf4-86e0-e6619b82e840	2
01a12b2b-c6d1-73c2-95ee-b988ad21f29f	2
01a12b2b-c6d1-7f44-977f-656afaf7de03	4
01a12b2b-c6d1-7c5d-bdda-7f27cb62d8f5	3
01a12b2b-c6d1-7064-80d7-acfe2bfa9277	2
\.


--
-- Data for Name: connection_lease; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.connection_lease (connection_id, user_id, server_id, visible, connected_at, hidden_at, expires_at) FROM stdin;
\.


--
-- Data for Name: dead_letter; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.dead_letter (id, kind, payload, attempts, last_error, created_at, died_at) FROM stdin;
\.


--
-- Data for Name: device_ack; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.device_ack (user_id, device_id, "offset", at) FROM stdin;
\.


--
-- Data for Name: epoch; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.epoch (id, value, since) FROM stdin;
1	7c8a03ded11f	2026-11-20 13:34:11.332+00
\.


--
-- Data for Name: event; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.event (room, "offset", id, name, payload, entity_id, correlation_id, scope, scope_version, at) FROM stdin;
\.


--
-- Data for Name: group; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public."group" (id, name, slug, description, open, version, created_at) FROM stdin;
01a1f92a-2795-793e-b4f8-9e956dc3d71b	Night watch	night-watch	Whoever is on call when the harbour sleeps.	f	1	2026-11-20 13:34:11.838+00
\.


--
-- Data for Name: group_member; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.group_member (group_id, user_id, role, joined_at) FROM stdin;
01a1f92a-2795-793e-b4f8-9e956dc3d71b	01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	owner	2026-11-20 13:34:11.838+00
01a1f92a-2795-793e-b4f8-9e956dc3d71b	01a12b2b-c6d1-75e9-8b48-fd279dad015e	member	2026-11-20 13:34:11.838+00
01a1f92a-2795-793e-b4f8-9e956dc3d71b	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	member	2026-11-20 13:34:11.838+00
\.


--
-- Data for Name: idempotency_key; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.idempotency_key (member_id, key, hash, status, body, created_at) FROM stdin;
\.


--
-- Data for Name: job; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.job (id, kind, payload, unique_key, attempts, due_at, locked_by, locked_at, last_error, created_at) FROM stdin;
\.


--
-- Data for Name: member_seen; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.member_seen (user_id, horizon, epoch, at) FROM stdin;
\.


--
-- Data for Name: moderation_action; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.moderation_action (id, action, target_type, target_id, subject, moderator_id, member_id, reason, until, at) FROM stdin;
\.


--
-- Data for Name: reaction; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.reaction (target_id, user_id, target_type, author_id, at) FROM stdin;
01a1ee38-a351-78cc-ac5e-c8876bad63bd	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	topic	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	2026-11-20 13:34:11.838+00
01a1ee38-a351-78cc-ac5e-c8876bad63bd	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	topic	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	2026-11-20 13:34:11.838+00
01a1ee38-a351-78cc-ac5e-c8876bad63bd	01a12b2b-c6d1-78be-826c-54f38ffc7af0	topic	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	2026-11-20 13:34:11.838+00
01a1ee38-a351-78cc-ac5e-c8876bad63bd	01a12b2b-c6d1-75e9-8b48-fd279dad015e	topic	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	2026-11-20 13:34:11.838+00
01a1ee38-a351-78cc-ac5e-c8876bad63bd	01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	topic	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	2026-11-20 13:34:11.838+00
01a1ee38-a351-78cc-ac5e-c8876bad63bd	01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	topic	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	2026-11-20 13:34:11.838+00
01a1ee38-a351-78cc-ac5e-c8876bad63bd	01a12b2b-c6d1-7f86-843f-64c5646f0a01	topic	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	2026-11-20 13:34:11.838+00
01a1ee38-a351-78cc-ac5e-c8876bad63bd	01a12b2b-c6d1-754d-838b-4a00ea4186f7	topic	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	2026-11-20 13:34:11.838+00
01a1ee38-a351-78cc-ac5e-c8876bad63bd	01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	topic	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	2026-11-20 13:34:11.838+00
01a1f73b-c451-7555-befa-80d6d65d9e5d	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	topic	01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	2026-11-20 13:34:11.838+00
01a1f73b-c451-7555-befa-80d6d65d9e5d	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	topic	01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	2026-11-20 13:34:11.838+00
01a1f73b-c451-7555-befa-80d6d65d9e5d	01a12b2b-c6d1-78be-826c-54f38ffc7af0	topic	01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	2026-11-20 13:34:11.838+00
01a1f817-7e51-730f-af61-5e7f5a924b53	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	topic	01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	2026-11-20 13:34:11.838+00
01a1f817-7e51-730f-af61-5e7f5a924b53	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	topic	01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	2026-11-20 13:34:11.838+00
01a1f817-7e51-730f-af61-5e7f5a924b53	01a12b2b-c6d1-78be-826c-54f38ffc7af0	topic	01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	2026-11-20 13:34:11.838+00
01a1f817-7e51-730f-af61-5e7f5a924b53	01a12b2b-c6d1-75e9-8b48-fd279dad015e	topic	01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	2026-11-20 13:34:11.838+00
01a1f4a8-9651-77f9-89b0-b14020ea531c	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	topic	01a12b2b-c6d1-70a8-931b-9c4cc39fb529	2026-11-20 13:34:11.838+00
01a1f4a8-9651-77f9-89b0-b14020ea531c	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	topic	01a12b2b-c6d1-70a8-931b-9c4cc39fb529	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-768e-87a5-11e708b2071e	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	topic	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-768e-87a5-11e708b2071e	01a12b2b-c6d1-78be-826c-54f38ffc7af0	topic	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-768e-87a5-11e708b2071e	01a12b2b-c6d1-75e9-8b48-fd279dad015e	topic	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-768e-87a5-11e708b2071e	01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	topic	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-768e-87a5-11e708b2071e	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	topic	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-768e-87a5-11e708b2071e	01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	topic	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-768e-87a5-11e708b2071e	01a12b2b-c6d1-7f86-843f-64c5646f0a01	topic	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-768e-87a5-11e708b2071e	01a12b2b-c6d1-754d-838b-4a00ea4186f7	topic	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-768e-87a5-11e708b2071e	01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	topic	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-768e-87a5-11e708b2071e	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	topic	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-768e-87a5-11e708b2071e	01a12b2b-c6d1-70a8-931b-9c4cc39fb529	topic	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-768e-87a5-11e708b2071e	01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	topic	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	2026-11-20 13:34:11.838+00
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	topic	01a12b2b-c6d1-76fe-b28e-d016cc06399b	2026-11-20 13:34:11.838+00
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	topic	01a12b2b-c6d1-76fe-b28e-d016cc06399b	2026-11-20 13:34:11.838+00
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a12b2b-c6d1-78be-826c-54f38ffc7af0	topic	01a12b2b-c6d1-76fe-b28e-d016cc06399b	2026-11-20 13:34:11.838+00
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a12b2b-c6d1-75e9-8b48-fd279dad015e	topic	01a12b2b-c6d1-76fe-b28e-d016cc06399b	2026-11-20 13:34:11.838+00
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	topic	01a12b2b-c6d1-76fe-b28e-d016cc06399b	2026-11-20 13:34:11.838+00
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	topic	01a12b2b-c6d1-76fe-b28e-d016cc06399b	2026-11-20 13:34:11.838+00
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	topic	01a12b2b-c6d1-76fe-b28e-d016cc06399b	2026-11-20 13:34:11.838+00
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a12b2b-c6d1-7f86-843f-64c5646f0a01	topic	01a12b2b-c6d1-76fe-b28e-d016cc06399b	2026-11-20 13:34:11.838+00
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a12b2b-c6d1-754d-838b-4a00ea4186f7	topic	01a12b2b-c6d1-76fe-b28e-d016cc06399b	2026-11-20 13:34:11.838+00
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	topic	01a12b2b-c6d1-76fe-b28e-d016cc06399b	2026-11-20 13:34:11.838+00
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	topic	01a12b2b-c6d1-76fe-b28e-d016cc06399b	2026-11-20 13:34:11.838+00
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a12b2b-c6d1-70a8-931b-9c4cc39fb529	topic	01a12b2b-c6d1-76fe-b28e-d016cc06399b	2026-11-20 13:34:11.838+00
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	topic	01a12b2b-c6d1-76fe-b28e-d016cc06399b	2026-11-20 13:34:11.838+00
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	topic	01a12b2b-c6d1-76fe-b28e-d016cc06399b	2026-11-20 13:34:11.838+00
01a1e490-b6d1-76cf-8336-a7935569393d	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	topic	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	2026-11-20 13:34:11.838+00
01a1e490-b6d1-76cf-8336-a7935569393d	01a12b2b-c6d1-78be-826c-54f38ffc7af0	topic	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	2026-11-20 13:34:11.838+00
01a1e490-b6d1-76cf-8336-a7935569393d	01a12b2b-c6d1-75e9-8b48-fd279dad015e	topic	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	2026-11-20 13:34:11.838+00
01a1e490-b6d1-76cf-8336-a7935569393d	01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	topic	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	2026-11-20 13:34:11.838+00
01a1e490-b6d1-76cf-8336-a7935569393d	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	topic	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	2026-11-20 13:34:11.838+00
01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	topic	01a12b2b-c6d1-78be-826c-54f38ffc7af0	2026-11-20 13:34:11.838+00
01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	topic	01a12b2b-c6d1-78be-826c-54f38ffc7af0	2026-11-20 13:34:11.838+00
01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	01a12b2b-c6d1-75e9-8b48-fd279dad015e	topic	01a12b2b-c6d1-78be-826c-54f38ffc7af0	2026-11-20 13:34:11.838+00
01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	topic	01a12b2b-c6d1-78be-826c-54f38ffc7af0	2026-11-20 13:34:11.838+00
01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	topic	01a12b2b-c6d1-78be-826c-54f38ffc7af0	2026-11-20 13:34:11.838+00
01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	topic	01a12b2b-c6d1-78be-826c-54f38ffc7af0	2026-11-20 13:34:11.838+00
01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	topic	01a12b2b-c6d1-754d-838b-4a00ea4186f7	2026-11-20 13:34:11.838+00
01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	topic	01a12b2b-c6d1-754d-838b-4a00ea4186f7	2026-11-20 13:34:11.838+00
01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	01a12b2b-c6d1-78be-826c-54f38ffc7af0	topic	01a12b2b-c6d1-754d-838b-4a00ea4186f7	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-793e-8afa-9eec55518f3e	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	topic	01a12b2b-c6d1-7f86-843f-64c5646f0a01	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-793e-8afa-9eec55518f3e	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	topic	01a12b2b-c6d1-7f86-843f-64c5646f0a01	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-793e-8afa-9eec55518f3e	01a12b2b-c6d1-78be-826c-54f38ffc7af0	topic	01a12b2b-c6d1-7f86-843f-64c5646f0a01	2026-11-20 13:34:11.838+00
01a1e9b7-12d1-793e-8afa-9eec55518f3e	01a12b2b-c6d1-75e9-8b48-fd279dad015e	topic	01a12b2b-c6d1-7f86-843f-64c5646f0a01	2026-11-20 13:34:11.838+00
01a1cff7-46d1-72ec-afb5-6b567b4bf355	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	topic	01a12b2b-c6d1-75e9-8b48-fd279dad015e	2026-11-20 13:34:11.838+00
01a1cff7-46d1-72ec-afb5-6b567b4bf355	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	topic	01a12b2b-c6d1-75e9-8b48-fd279dad015e	2026-11-20 13:34:11.838+00
01a1cff7-46d1-72ec-afb5-6b567b4bf355	01a12b2b-c6d1-78be-826c-54f38ffc7af0	topic	01a12b2b-c6d1-75e9-8b48-fd279dad015e	2026-11-20 13:34:11.838+00
01a1cff7-46d1-72ec-afb5-6b567b4bf355	01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	topic	01a12b2b-c6d1-75e9-8b48-fd279dad015e	2026-11-20 13:34:11.838+00
01a1cff7-46d1-72ec-afb5-6b567b4bf355	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	topic	01a12b2b-c6d1-75e9-8b48-fd279dad015e	2026-11-20 13:34:11.838+00
01a1cff7-46d1-72ec-afb5-6b567b4bf355	01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	topic	01a12b2b-c6d1-75e9-8b48-fd279dad015e	2026-11-20 13:34:11.838+00
01a1cff7-46d1-72ec-afb5-6b567b4bf355	01a12b2b-c6d1-7f86-843f-64c5646f0a01	topic	01a12b2b-c6d1-75e9-8b48-fd279dad015e	2026-11-20 13:34:11.838+00
01a1cff7-46d1-72ec-afb5-6b567b4bf355	01a12b2b-c6d1-754d-838b-4a00ea4186f7	topic	01a12b2b-c6d1-75e9-8b48-fd279dad015e	2026-11-20 13:34:11.838+00
01a1cad0-ead1-7319-a93a-b0812f4947e3	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	topic	01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	2026-11-20 13:34:11.838+00
01a1cad0-ead1-7319-a93a-b0812f4947e3	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	topic	01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	2026-11-20 13:34:11.838+00
01a1cad0-ead1-7319-a93a-b0812f4947e3	01a12b2b-c6d1-78be-826c-54f38ffc7af0	topic	01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	2026-11-20 13:34:11.838+00
01a1cad0-ead1-7319-a93a-b0812f4947e3	01a12b2b-c6d1-75e9-8b48-fd279dad015e	topic	01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	2026-11-20 13:34:11.838+00
01a1cad0-ead1-7319-a93a-b0812f4947e3	01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	topic	01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	2026-11-20 13:34:11.838+00
01a1cad0-ead1-7319-a93a-b0812f4947e3	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	topic	01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	2026-11-20 13:34:11.838+00
01a1cad0-ead1-7319-a93a-b0812f4947e3	01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	topic	01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	2026-11-20 13:34:11.838+00
01a1bb5d-d6d1-723f-ab6c-693ea9aea771	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	topic	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	2026-11-20 13:34:11.838+00
01a1bb5d-d6d1-723f-ab6c-693ea9aea771	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	topic	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	2026-11-20 13:34:11.838+00
01a1bb5d-d6d1-723f-ab6c-693ea9aea771	01a12b2b-c6d1-78be-826c-54f38ffc7af0	topic	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	2026-11-20 13:34:11.838+00
01a1bb5d-d6d1-723f-ab6c-693ea9aea771	01a12b2b-c6d1-75e9-8b48-fd279dad015e	topic	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	2026-11-20 13:34:11.838+00
01a1bb5d-d6d1-723f-ab6c-693ea9aea771	01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	topic	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	2026-11-20 13:34:11.838+00
01a1bb5d-d6d1-723f-ab6c-693ea9aea771	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	topic	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	2026-11-20 13:34:11.838+00
01a1bb5d-d6d1-723f-ab6c-693ea9aea771	01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	topic	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	2026-11-20 13:34:11.838+00
01a1bb5d-d6d1-723f-ab6c-693ea9aea771	01a12b2b-c6d1-7f86-843f-64c5646f0a01	topic	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	2026-11-20 13:34:11.838+00
01a1bb5d-d6d1-723f-ab6c-693ea9aea771	01a12b2b-c6d1-754d-838b-4a00ea4186f7	topic	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	2026-11-20 13:34:11.838+00
01a1bb5d-d6d1-723f-ab6c-693ea9aea771	01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	topic	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	2026-11-20 13:34:11.838+00
\.


--
-- Data for Name: realtime_ticket; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.realtime_ticket (hash, session_id, user_id, device_id, rooms, cursor, expires_at, spent_at) FROM stdin;
\.


--
-- Data for Name: refresh_token; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.refresh_token (hash, session_id, created_at, used_at) FROM stdin;
\.


--
-- Data for Name: reply; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.reply (id, topic_id, parent_id, author_id, number, body, status, version, created_at, edited_at, deleted_at) FROM stdin;
01a1f8bc-49d1-727e-b018-80923a6004ed	01a1ee38-a351-78cc-ac5e-c8876bad63bd	\N	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	1	> wait for the outbox to drain\n\nHow did you know it was empty? On our side `queue_depth` stayed at 3 for a good ten minutes.	visible	1	2026-11-20 11:34:11.665+00	\N	\N
01a1f8ee-a471-74cd-ab46-c970eac89878	01a1ee38-a351-78cc-ac5e-c8876bad63bd	01a1f8bc-49d1-727e-b018-80923a6004ed	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	2	Those three were dead letters. They do not count as waiting, the gauge is just named badly.	visible	1	2026-11-20 12:29:11.665+00	\N	\N
01a1f8f5-0d11-70be-93ad-fa1a01ccc506	01a1ee38-a351-78cc-ac5e-c8876bad63bd	01a1f8bc-49d1-727e-b018-80923a6004ed	01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	3	同じ現象を確認しました。@lukasz の言う通り dead letter でした。	visible	1	2026-11-20 12:36:11.665+00	\N	\N
01a1f904-9d71-74a3-bd6c-22089ce09a32	01a1ee38-a351-78cc-ac5e-c8876bad63bd	\N	01a12b2b-c6d1-75e9-8b48-fd279dad015e	4	@admin you had the same with the second instance, what did you set for the drain?	visible	1	2026-11-20 12:53:11.665+00	\N	\N
01a1f90b-f071-7273-9fca-a8feb0a1afb1	01a1ee38-a351-78cc-ac5e-c8876bad63bd	\N	01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	5	Fifteen seconds, and `returnAfterMs` spread over two. Nobody noticed, which is the point.	visible	1	2026-11-20 13:01:11.665+00	\N	\N
01a1f91f-2a51-7506-8882-cb044d079948	01a1ee38-a351-78cc-ac5e-c8876bad63bd	\N	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	6	One more thing for the list: check that your proxy keeps sessions sticky *before* the cut. Ours did not, and polling clients went in circles until we added `ip_hash`.	visible	1	2026-11-20 13:22:11.665+00	\N	\N
01a1f926-7d51-7a98-aa4f-f076a69af680	01a1ee38-a351-78cc-ac5e-c8876bad63bd	\N	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	7	Doing ours on Sunday with exactly this list. Thank you!	visible	1	2026-11-20 13:30:11.665+00	\N	\N
01a1f7a9-a151-7605-80e1-f3a7d71fc405	01a1f73b-c451-7555-befa-80d6d65d9e5d	\N	01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	1	我們用 PGroonga,索引大一點,但結果乾淨很多。	visible	1	2026-11-20 06:34:11.665+00	\N	\N
01a1f817-7e51-7c40-8812-481f693d3d46	01a1f73b-c451-7555-befa-80d6d65d9e5d	\N	01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	2	ありがとうございます!試してみます。	visible	1	2026-11-20 08:34:11.665+00	\N	\N
01a1f885-5b51-7e37-b82d-d9b9a98f775f	01a1f817-7e51-730f-af61-5e7f5a924b53	\N	01a12b2b-c6d1-78be-826c-54f38ffc7af0	1	The policy should follow the wall clock, so on the short night it simply ends at 03:00. Nobody has ever complained about sleeping too long.	visible	1	2026-11-20 10:34:11.665+00	\N	\N
01a1f8ce-9951-7eb5-8c25-d1077a5938db	01a1f817-7e51-730f-af61-5e7f5a924b53	\N	01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	2	And on the long night the *second* 02:30. Being woken early is worse than being told late.	visible	1	2026-11-20 11:54:11.665+00	\N	\N
01a1f91d-5591-7f39-83fb-ad9c0da6dfba	01a1f817-7e51-730f-af61-5e7f5a924b53	\N	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	3	Agreed with both. Please write it next to the setting, in one sentence.	visible	1	2026-11-20 13:20:11.665+00	\N	\N
01a1f4df-84d1-77ef-8c75-4e7bec0eaf33	01a1f4a8-9651-77f9-89b0-b14020ea531c	\N	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	1	That took me a while too. The old offsets *look* valid; that is exactly the danger.	visible	1	2026-11-19 17:34:11.665+00	\N	\N
01a1eedd-6ed1-7a96-a362-fc4c87bec0ba	01a1e9b7-12d1-768e-87a5-11e708b2071e	\N	01a12b2b-c6d1-754d-838b-4a00ea4186f7	1	This is lovely. Does it handle the neap week, when your table has only three rows?	visible	1	2026-11-18 13:34:11.665+00	\N	\N
01a1ef14-5d51-719e-b229-7a77933ffca7	01a1e9b7-12d1-768e-87a5-11e708b2071e	01a1eedd-6ed1-7a96-a362-fc4c87bec0ba	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	2	It does now.	visible	1	2026-11-18 14:34:11.665+00	\N	\N
01a1f90e-af91-74bf-a281-bf24b5e29543	01a1e9b7-12d1-768e-87a5-11e708b2071e	\N	01a12b2b-c6d1-7f86-843f-64c5646f0a01	3	I put it on our club’s page. The children check it before school.	visible	1	2026-11-20 13:04:11.665+00	\N	\N
01a1df6a-5ad1-7820-aaa4-faa8438c8fd1	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	\N	01a12b2b-c6d1-78be-826c-54f38ffc7af0	1	The pill is the best change in years. I can finally click what I aimed at.	visible	1	2026-11-15 13:34:11.665+00	\N	\N
01a1e490-b6d1-745d-a9df-956112e1b93b	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	\N	01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	2	Is 2.8 still patched?	visible	1	2026-11-16 13:34:11.665+00	\N	\N
01a1f8bc-49d1-7d9d-a956-031a6379e7bf	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a1e490-b6d1-745d-a9df-956112e1b93b	01a12b2b-c6d1-76fe-b28e-d016cc06399b	3	We will keep 2.8 patched until March.	visible	1	2026-11-20 11:34:11.665+00	\N	\N
01a1e4a3-0651-75ec-8479-d4cc3fb77940	01a1e490-b6d1-76cf-8336-a7935569393d	\N	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	1	Two upstreams and no stickiness? A polling session lives on one server, so every request has to reach that one.	visible	1	2026-11-16 13:54:11.665+00	\N	\N
01a1f817-7e51-7fcf-8103-cd6a9c67aa59	01a1e490-b6d1-76cf-8336-a7935569393d	\N	01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	2	Confirmed, the second upstream was missing `ip_hash`.	visible	1	2026-11-20 08:34:11.665+00	\N	\N
01a1f73b-c451-7133-a8ec-d9a7e8e76dc3	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	\N	01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	1	We measured the same and came to the opposite conclusion, but our people get ten times the mail.	visible	1	2026-11-20 04:34:11.665+00	\N	\N
01a1eef8-e611-77a3-a129-56342ee3ccc8	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	\N	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	1	`down-after-milliseconds` is 5000 in your paste. That is detection, before any election starts.	visible	1	2026-11-18 14:04:11.665+00	\N	\N
01a1eedd-6ed1-724d-892f-36bfea7ed662	01a1e9b7-12d1-793e-8afa-9eec55518f3e	\N	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	1	شكرًا، هذا مفيد جدًا	visible	1	2026-11-18 13:34:11.665+00	\N	\N
01a1d51d-a2d1-7a09-9efc-49506ff6fe6b	01a1cff7-46d1-72ec-afb5-6b567b4bf355	\N	01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	1	Hello from Chennai! A reading circle of two hundred people, no boat.	visible	1	2026-11-13 13:34:11.665+00	\N	\N
01a1da43-fed1-7ae5-96f9-cb036eeacf6f	01a1cff7-46d1-72ec-afb5-6b567b4bf355	\N	01a12b2b-c6d1-70a8-931b-9c4cc39fb529	2	Привет! Небольшой форум о старых маяках.	visible	1	2026-11-14 13:34:11.665+00	\N	\N
01a1df6a-5ad1-71cc-81e2-861288966efa	01a1cff7-46d1-72ec-afb5-6b567b4bf355	\N	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	3	Γεια σας, a small ferry company. Several boats.	visible	1	2026-11-15 13:34:11.665+00	\N	\N
01a1e9b7-12d1-7dbb-8c84-c21973091b72	01a1cff7-46d1-72ec-afb5-6b567b4bf355	\N	01a12b2b-c6d1-754d-838b-4a00ea4186f7	4	Hola. A neighbourhood group, and a kayak that leaks.	visible	1	2026-11-17 13:34:11.665+00	\N	\N
01a1eedd-6ed1-7eed-ba4f-6406019a0092	01a1cad0-ead1-7319-a93a-b0812f4947e3	\N	01a12b2b-c6d1-76fe-b28e-d016cc06399b	1	The surprise was the time zone of ours, too. Locking this so that the numbers stay together; open a new topic for yours.	visible	1	2026-11-18 13:34:11.665+00	\N	\N
01a1cad0-ead1-78c4-8184-389d146998ff	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	\N	01a12b2b-c6d1-7f86-843f-64c5646f0a01	1	Test both, ship the stricter one. It is rarely the one you expect.	visible	1	2026-11-11 13:34:11.665+00	\N	\N
01a1c084-32d1-723e-8c4a-de8606809735	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	\N	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	1	Does it survive the ferry’s Wi-Fi?	visible	1	2026-11-09 13:34:11.665+00	\N	\N
01a1c0bb-2151-7e1b-b915-b63764912ae4	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	01a1c084-32d1-723e-8c4a-de8606809735	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	2	It catches up by itself when we are back in port. That is the whole trick.	visible	1	2026-11-09 14:34:11.665+00	\N	\N
\.


--
-- Data for Name: reply_stat; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.reply_stat (reply_id, like_count, like_version) FROM stdin;
01a1f8bc-49d1-727e-b018-80923a6004ed	0	0
01a1f8ee-a471-74cd-ab46-c970eac89878	0	0
01a1f8f5-0d11-70be-93ad-fa1a01ccc506	0	0
01a1f904-9d71-74a3-bd6c-22089ce09a32	0	0
01a1f90b-f071-7273-9fca-a8feb0a1afb1	0	0
01a1f91f-2a51-7506-8882-cb044d079948	0	0
01a1f926-7d51-7a98-aa4f-f076a69af680	0	0
01a1f7a9-a151-7605-80e1-f3a7d71fc405	0	0
01a1f817-7e51-7c40-8812-481f693d3d46	0	0
01a1f885-5b51-7e37-b82d-d9b9a98f775f	0	0
01a1f8ce-9951-7eb5-8c25-d1077a5938db	0	0
01a1f91d-5591-7f39-83fb-ad9c0da6dfba	0	0
01a1f4df-84d1-77ef-8c75-4e7bec0eaf33	0	0
01a1eedd-6ed1-7a96-a362-fc4c87bec0ba	0	0
01a1ef14-5d51-719e-b229-7a77933ffca7	0	0
01a1f90e-af91-74bf-a281-bf24b5e29543	0	0
01a1df6a-5ad1-7820-aaa4-faa8438c8fd1	0	0
01a1e490-b6d1-745d-a9df-956112e1b93b	0	0
01a1f8bc-49d1-7d9d-a956-031a6379e7bf	0	0
01a1e4a3-0651-75ec-8479-d4cc3fb77940	0	0
01a1f817-7e51-7fcf-8103-cd6a9c67aa59	0	0
01a1f73b-c451-7133-a8ec-d9a7e8e76dc3	0	0
01a1eef8-e611-77a3-a129-56342ee3ccc8	0	0
01a1eedd-6ed1-724d-892f-36bfea7ed662	0	0
01a1d51d-a2d1-7a09-9efc-49506ff6fe6b	0	0
01a1da43-fed1-7ae5-96f9-cb036eeacf6f	0	0
01a1df6a-5ad1-71cc-81e2-861288966efa	0	0
01a1e9b7-12d1-7dbb-8c84-c21973091b72	0	0
01a1eedd-6ed1-7eed-ba4f-6406019a0092	0	0
01a1cad0-ead1-78c4-8184-389d146998ff	0	0
01a1c084-32d1-723e-8c4a-de8606809735	0	0
01a1c0bb-2151-7e1b-b915-b63764912ae4	0	0
\.


--
-- Data for Name: report; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.report (id, target_type, target_id, state, subject, version, created_at, closed_at, closed_by_id) FROM stdin;
01a1f8f7-cc31-7430-9107-2196575c0895	reply	01a1f73b-c451-7133-a8ec-d9a7e8e76dc3	open	{"title": "Should “mark all read” also archive? Two weeks of numbers from our team", "author": {"id": "01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e", "role": "member", "username": "weiling", "displayName": "陳瑋玲"}, "number": 1, "excerpt": "We measured the same and came to the opposite conclusion, but our people get ten times the mail.", "topicId": "01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc"}	1	2026-11-20 12:39:11.665+00	\N	\N
01a1f8c5-7191-7206-b564-a0fcd7fdd302	reply	01a1e490-b6d1-745d-a9df-956112e1b93b	open	{"title": "Release notes 3.1: threads, read markers, and a much faster list", "author": {"id": "01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1", "role": "member", "username": "jonas", "displayName": "Jonas Lindqvist"}, "number": 2, "excerpt": "Is 2.8 still patched?", "topicId": "01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd"}	1	2026-11-20 11:44:11.665+00	\N	\N
\.


--
-- Data for Name: report_entry; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.report_entry (report_id, reporter_id, reason, note, at) FROM stdin;
01a1f8f7-cc31-7430-9107-2196575c0895	01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	off_topic	Fine, but it belongs into a topic of its own.	2026-11-20 12:39:11.665+00
01a1f8c5-7191-7206-b564-a0fcd7fdd302	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	off_topic	\N	2026-11-20 11:44:11.665+00
01a1f8c5-7191-7206-b564-a0fcd7fdd302	01a12b2b-c6d1-70a8-931b-9c4cc39fb529	other	Asked three times this week. Pin the answer?	2026-11-20 11:44:11.665+00
\.


--
-- Data for Name: revision; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.revision (id, entity_id, number, title, body, editor_id, at) FROM stdin;
\.


--
-- Data for Name: scope; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.scope (key, version, audience, audience_id) FROM stdin;
everyone	1	everyone	\N
staff	1	staff	\N
nobody	1	nobody	\N
user:01a12b2b-c6d1-7ed0-9704-b4720ecaae76	1	user	01a12b2b-c6d1-7ed0-9704-b4720ecaae76
user:01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	1	user	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3
user:01a12b2b-c6d1-78be-826c-54f38ffc7af0	1	user	01a12b2b-c6d1-78be-826c-54f38ffc7af0
user:01a12b2b-c6d1-75e9-8b48-fd279dad015e	1	user	01a12b2b-c6d1-75e9-8b48-fd279dad015e
user:01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	1	user	01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a
user:01a12b2b-c6d1-7e03-be4f-6a1476a8baba	1	user	01a12b2b-c6d1-7e03-be4f-6a1476a8baba
user:01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	1	user	01a12b2b-c6d1-7362-afa3-cc67f6ddef9a
user:01a12b2b-c6d1-7f86-843f-64c5646f0a01	1	user	01a12b2b-c6d1-7f86-843f-64c5646f0a01
user:01a12b2b-c6d1-754d-838b-4a00ea4186f7	1	user	01a12b2b-c6d1-754d-838b-4a00ea4186f7
user:01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	1	user	01a12b2b-c6d1-75c9-8c52-d390baa1d2d0
user:01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	1	user	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc
user:01a12b2b-c6d1-70a8-931b-9c4cc39fb529	1	user	01a12b2b-c6d1-70a8-931b-9c4cc39fb529
user:01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	1	user	01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e
user:01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	1	user	01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1
user:01a12b2b-c6d1-76fe-b28e-d016cc06399b	1	user	01a12b2b-c6d1-76fe-b28e-d016cc06399b
category:01a12b2b-c6d1-70f2-9e49-6614ea4e5091	1	everyone	\N
category:01a12b2b-c6d1-7c5d-bdda-7f27cb62d8f5	1	everyone	\N
category:01a12b2b-c6d1-7cf4-86e0-e6619b82e840	1	everyone	\N
category:01a12b2b-c6d1-7f44-977f-656afaf7de03	1	everyone	\N
category:01a12b2b-c6d1-7064-80d7-acfe2bfa9277	1	everyone	\N
category:01a12b2b-c6d1-73c2-95ee-b988ad21f29f	1	everyone	\N
group:01a1f92a-2795-793e-b4f8-9e956dc3d71b	1	group	01a1f92a-2795-793e-b4f8-9e956dc3d71b
category:01a1f92a-2795-7d2a-8deb-73e03496c2a7	1	group	01a1f92a-2795-793e-b4f8-9e956dc3d71b
\.


--
-- Data for Name: session; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.session (id, user_id, user_agent, ip, created_at, last_seen_at, expires_at, revoked_at) FROM stdin;
\.


--
-- Data for Name: sign_in_failure; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.sign_in_failure (key, count, window_end) FROM stdin;
\.


--
-- Data for Name: stream; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.stream (room, head, floor, last_id, scope) FROM stdin;
announcements	0	0	\N	everyone
admin:notifications	0	0	\N	staff
internal:sessions	0	0	\N	nobody
user:01a12b2b-c6d1-7ed0-9704-b4720ecaae76	0	0	\N	user:01a12b2b-c6d1-7ed0-9704-b4720ecaae76
user:01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	0	0	\N	user:01a12b2b-c6d1-762a-b9c7-75ceb45b08a3
user:01a12b2b-c6d1-78be-826c-54f38ffc7af0	0	0	\N	user:01a12b2b-c6d1-78be-826c-54f38ffc7af0
user:01a12b2b-c6d1-75e9-8b48-fd279dad015e	0	0	\N	user:01a12b2b-c6d1-75e9-8b48-fd279dad015e
user:01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	0	0	\N	user:01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a
user:01a12b2b-c6d1-7e03-be4f-6a1476a8baba	0	0	\N	user:01a12b2b-c6d1-7e03-be4f-6a1476a8baba
user:01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	0	0	\N	user:01a12b2b-c6d1-7362-afa3-cc67f6ddef9a
user:01a12b2b-c6d1-7f86-843f-64c5646f0a01	0	0	\N	user:01a12b2b-c6d1-7f86-843f-64c5646f0a01
user:01a12b2b-c6d1-754d-838b-4a00ea4186f7	0	0	\N	user:01a12b2b-c6d1-754d-838b-4a00ea4186f7
user:01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	0	0	\N	user:01a12b2b-c6d1-75c9-8c52-d390baa1d2d0
user:01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	0	0	\N	user:01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc
user:01a12b2b-c6d1-70a8-931b-9c4cc39fb529	0	0	\N	user:01a12b2b-c6d1-70a8-931b-9c4cc39fb529
user:01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	0	0	\N	user:01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e
user:01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	0	0	\N	user:01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1
user:01a12b2b-c6d1-76fe-b28e-d016cc06399b	0	0	\N	user:01a12b2b-c6d1-76fe-b28e-d016cc06399b
category:01a12b2b-c6d1-70f2-9e49-6614ea4e5091	0	0	\N	category:01a12b2b-c6d1-70f2-9e49-6614ea4e5091
category:01a12b2b-c6d1-7c5d-bdda-7f27cb62d8f5	0	0	\N	category:01a12b2b-c6d1-7c5d-bdda-7f27cb62d8f5
category:01a12b2b-c6d1-7cf4-86e0-e6619b82e840	0	0	\N	category:01a12b2b-c6d1-7cf4-86e0-e6619b82e840
category:01a12b2b-c6d1-7f44-977f-656afaf7de03	0	0	\N	category:01a12b2b-c6d1-7f44-977f-656afaf7de03
category:01a12b2b-c6d1-7064-80d7-acfe2bfa9277	0	0	\N	category:01a12b2b-c6d1-7064-80d7-acfe2bfa9277
category:01a12b2b-c6d1-73c2-95ee-b988ad21f29f	0	0	\N	category:01a12b2b-c6d1-73c2-95ee-b988ad21f29f
group:01a1f92a-2795-793e-b4f8-9e956dc3d71b	0	0	\N	group:01a1f92a-2795-793e-b4f8-9e956dc3d71b
category:01a1f92a-2795-7d2a-8deb-73e03496c2a7	0	0	\N	category:01a1f92a-2795-7d2a-8deb-73e03496c2a7
topic:01a1ee38-a351-78cc-ac5e-c8876bad63bd	0	0	\N	category:01a12b2b-c6d1-7f44-977f-656afaf7de03
topic:01a1f73b-c451-7555-befa-80d6d65d9e5d	0	0	\N	category:01a12b2b-c6d1-7c5d-bdda-7f27cb62d8f5
topic:01a1f817-7e51-730f-af61-5e7f5a924b53	0	0	\N	category:01a12b2b-c6d1-7cf4-86e0-e6619b82e840
topic:01a1f4a8-9651-77f9-89b0-b14020ea531c	0	0	\N	category:01a12b2b-c6d1-7f44-977f-656afaf7de03
topic:01a1e9b7-12d1-768e-87a5-11e708b2071e	0	0	\N	category:01a12b2b-c6d1-7064-80d7-acfe2bfa9277
topic:01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	0	0	\N	category:01a12b2b-c6d1-70f2-9e49-6614ea4e5091
topic:01a1e490-b6d1-76cf-8336-a7935569393d	0	0	\N	category:01a12b2b-c6d1-7c5d-bdda-7f27cb62d8f5
topic:01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	0	0	\N	category:01a12b2b-c6d1-7cf4-86e0-e6619b82e840
topic:01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	0	0	\N	category:01a12b2b-c6d1-7f44-977f-656afaf7de03
topic:01a1e9b7-12d1-793e-8afa-9eec55518f3e	0	0	\N	category:01a12b2b-c6d1-73c2-95ee-b988ad21f29f
topic:01a1cff7-46d1-72ec-afb5-6b567b4bf355	0	0	\N	category:01a12b2b-c6d1-73c2-95ee-b988ad21f29f
topic:01a1cad0-ead1-7319-a93a-b0812f4947e3	0	0	\N	category:01a12b2b-c6d1-7f44-977f-656afaf7de03
topic:01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	0	0	\N	category:01a12b2b-c6d1-7c5d-bdda-7f27cb62d8f5
topic:01a1bb5d-d6d1-723f-ab6c-693ea9aea771	0	0	\N	category:01a12b2b-c6d1-7064-80d7-acfe2bfa9277
\.


--
-- Data for Name: topic; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.topic (id, category_id, author_id, title, slug, body, status, pinned, locked, version, created_at, edited_at, deleted_at) FROM stdin;
01a1ee38-a351-78cc-ac5e-c8876bad63bd	01a12b2b-c6d1-7f44-977f-656afaf7de03	01a12b2b-c6d1-7e03-be4f-6a1476a8baba	Upgrading from 2.8 to 3.0: what broke for us, and the order we did it in	upgrading-from-2-8-to-3-0-what-broke-for-us-and-the-order-we-did-it-in	We moved a forum with 40,000 posts last weekend. Three things surprised us, so here is the order that would have been calm.\n\n1. Stop the importer first, then **wait for the outbox to drain**, and only then roll the web tier.\n2. Raise `maxHttpBufferSize` before you cut over if you allow large pastes.\n3. Keep the old node until the new one has answered `/health/ready` for ten minutes.\n\n```sh\ncurl -s localhost:4000/health | jq .queue\n```\n\nAsk away; I kept notes.	visible	f	f	1	2026-11-18 10:34:11.665+00	\N	\N
01a1f73b-c451-7555-befa-80d6d65d9e5d	01a12b2b-c6d1-7c5d-bdda-7f27cb62d8f5	01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	日本語の全文検索で「東京都」が「京都」にも一致してしまう問題	日本語の全文検索で-東京都-が-京都-にも一致してしまう問題	pg_bigm か PGroonga のどちらが良いでしょうか。辞書なしで運用したいのですが、「京都」で検索すると「東京都」も出てきてしまいます。	visible	f	f	1	2026-11-20 04:34:11.665+00	\N	\N
01a1f817-7e51-730f-af61-5e7f5a924b53	01a12b2b-c6d1-7cf4-86e0-e6619b82e840	01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	Quiet hours and daylight saving: which 02:30 do you mean?	quiet-hours-and-daylight-saving-which-02-30-do-you-mean	On the night the clocks go back there are two of them. On the night they go forward there are none. What should a quiet hour that ends at 02:30 do?	visible	f	f	1	2026-11-20 08:34:11.665+00	\N	\N
01a1f4a8-9651-77f9-89b0-b14020ea531c	01a12b2b-c6d1-7f44-977f-656afaf7de03	01a12b2b-c6d1-70a8-931b-9c4cc39fb529	Резервное копирование: почему после восстановления меняется эпоха	резервное-копирование-почему-после-восстановления-меняется-эпоха	После `pnpm restore` все клиенты берут свежий снимок. Я сначала подумал, что это ошибка, а потом понял: позиции из будущего больше ничего не значат.	visible	f	f	1	2026-11-19 16:34:11.665+00	\N	\N
01a1e9b7-12d1-768e-87a5-11e708b2071e	01a12b2b-c6d1-7064-80d7-acfe2bfa9277	01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	A 40-line bot that posts our harbour’s tide table every morning at six	a-40-line-bot-that-posts-our-harbour-s-tide-table-every-morning-at-six	It reads the port authority’s file, makes a small table and posts it. No framework, one `fetch`, and an idempotency key made of the date so that it can never post twice.\n\n| | high | low |\n| --- | --- | --- |\n| morning | 05:12 | 11:31 |\n| evening | 17:40 | 23:58 |	visible	f	f	1	2026-11-17 13:34:11.665+00	\N	\N
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	01a12b2b-c6d1-70f2-9e49-6614ea4e5091	01a12b2b-c6d1-76fe-b28e-d016cc06399b	Release notes 3.1: threads, read markers, and a much faster list	release-notes-3-1-threads-read-markers-and-a-much-faster-list	Threads are one level deep and stay that way. Read markers follow you to every device. The list no longer moves under your pointer; news waits in the pill at the top until you want it.	visible	t	f	1	2026-11-14 13:34:11.665+00	\N	\N
01a1e490-b6d1-76cf-8336-a7935569393d	01a12b2b-c6d1-7c5d-bdda-7f27cb62d8f5	01a12b2b-c6d1-7ed0-9704-b4720ecaae76	Sticky sessions behind nginx: long-polling falls over every few minutes unless ip_hash is on	sticky-sessions-behind-nginx-long-polling-falls-over-every-few-minutes-unless-ip	WebSockets are fine. Behind the hotel’s network, which blocks them, polling works for a while and then starts over. What am I missing?	visible	f	f	1	2026-11-16 13:34:11.665+00	\N	\N
01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	01a12b2b-c6d1-7cf4-86e0-e6619b82e840	01a12b2b-c6d1-78be-826c-54f38ffc7af0	Should “mark all read” also archive? Two weeks of numbers from our team	should-mark-all-read-also-archive-two-weeks-of-numbers-from-our-team	We asked nine people to keep a diary. Seven use “mark all read” to mean “not now”, two to mean “never”. So: no, please keep them apart.	visible	f	f	1	2026-11-15 13:34:11.665+00	\N	\N
01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	01a12b2b-c6d1-7f44-977f-656afaf7de03	01a12b2b-c6d1-754d-838b-4a00ea4186f7	Redis Sentinel failover took 11 seconds. Where did the other six go?	redis-sentinel-failover-took-11-seconds-where-did-the-other-six-go	Five for the election, fine. The rest is ours, and I cannot find it in the logs.	visible	f	f	1	2026-11-18 13:34:11.665+00	\N	\N
01a1e9b7-12d1-793e-8afa-9eec55518f3e	01a12b2b-c6d1-73c2-95ee-b988ad21f29f	01a12b2b-c6d1-7f86-843f-64c5646f0a01	ترجمة الواجهة إلى العربية: ملاحظات حول اتجاه النص في سطر الإشعارات	ترجمة-الواجهة-إلى-العربية-ملاحظات-حول-اتجاه-النص-في-سطر-الإشعارات	الأسماء اللاتينية داخل جملة عربية تقلب ترتيب علامات الترقيم. استخدام <bdi> يحل معظم الحالات.	visible	f	f	1	2026-11-17 13:34:11.665+00	\N	\N
01a1cff7-46d1-72ec-afb5-6b567b4bf355	01a12b2b-c6d1-73c2-95ee-b988ad21f29f	01a12b2b-c6d1-75e9-8b48-fd279dad015e	Introductions, November: say hello and tell us what you run	introductions-november-say-hello-and-tell-us-what-you-run	One sentence is plenty. Two if there is a boat.	visible	f	f	1	2026-11-12 13:34:11.665+00	\N	\N
01a1cad0-ead1-7319-a93a-b0812f4947e3	01a12b2b-c6d1-7f44-977f-656afaf7de03	01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	Moving 1.2 million posts: timings, bad lines, and one surprise	moving-1-2-million-posts-timings-bad-lines-and-one-surprise	Four hours on two cores, 312 bad lines, all of them reported by number. The surprise was the time zone of the old dump: everything looked right and was eight hours off.	visible	f	t	1	2026-11-11 13:34:11.665+00	\N	\N
01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	01a12b2b-c6d1-7c5d-bdda-7f27cb62d8f5	01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	Which contrast do you test against: the old ratio or APCA?	which-contrast-do-you-test-against-the-old-ratio-or-apca	Our designers like one, our lawyers like the other.	visible	f	f	1	2026-11-10 13:34:11.665+00	\N	\N
01a1bb5d-d6d1-723f-ab6c-693ea9aea771	01a12b2b-c6d1-7064-80d7-acfe2bfa9277	01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	A departure board made of an old tablet and the public stream	a-departure-board-made-of-an-old-tablet-and-the-public-stream	It listens on the event stream with nothing but `curl` and redraws when a reply lands in our “Departures” topic. The tablet is from 2014.	visible	f	f	1	2026-11-08 13:34:11.665+00	\N	\N
\.


--
-- Data for Name: topic_read; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.topic_read (user_id, topic_id, number, at, changed) FROM stdin;
01a12b2b-c6d1-7e03-be4f-6a1476a8baba	01a1ee38-a351-78cc-ac5e-c8876bad63bd	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7ed0-9704-b4720ecaae76	01a1ee38-a351-78cc-ac5e-c8876bad63bd	7	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	01a1ee38-a351-78cc-ac5e-c8876bad63bd	6	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-78be-826c-54f38ffc7af0	01a1ee38-a351-78cc-ac5e-c8876bad63bd	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75e9-8b48-fd279dad015e	01a1ee38-a351-78cc-ac5e-c8876bad63bd	4	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	01a1ee38-a351-78cc-ac5e-c8876bad63bd	5	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	01a1ee38-a351-78cc-ac5e-c8876bad63bd	3	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f86-843f-64c5646f0a01	01a1ee38-a351-78cc-ac5e-c8876bad63bd	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-754d-838b-4a00ea4186f7	01a1ee38-a351-78cc-ac5e-c8876bad63bd	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	01a1ee38-a351-78cc-ac5e-c8876bad63bd	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	01a1ee38-a351-78cc-ac5e-c8876bad63bd	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-70a8-931b-9c4cc39fb529	01a1ee38-a351-78cc-ac5e-c8876bad63bd	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	01a1ee38-a351-78cc-ac5e-c8876bad63bd	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	01a1ee38-a351-78cc-ac5e-c8876bad63bd	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-76fe-b28e-d016cc06399b	01a1ee38-a351-78cc-ac5e-c8876bad63bd	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	01a1f73b-c451-7555-befa-80d6d65d9e5d	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	01a1f73b-c451-7555-befa-80d6d65d9e5d	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	01a1f817-7e51-730f-af61-5e7f5a924b53	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-78be-826c-54f38ffc7af0	01a1f817-7e51-730f-af61-5e7f5a924b53	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	01a1f817-7e51-730f-af61-5e7f5a924b53	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	01a1f817-7e51-730f-af61-5e7f5a924b53	3	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-70a8-931b-9c4cc39fb529	01a1f4a8-9651-77f9-89b0-b14020ea531c	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7e03-be4f-6a1476a8baba	01a1f4a8-9651-77f9-89b0-b14020ea531c	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	01a1e9b7-12d1-768e-87a5-11e708b2071e	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7ed0-9704-b4720ecaae76	01a1e9b7-12d1-768e-87a5-11e708b2071e	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-78be-826c-54f38ffc7af0	01a1e9b7-12d1-768e-87a5-11e708b2071e	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75e9-8b48-fd279dad015e	01a1e9b7-12d1-768e-87a5-11e708b2071e	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	01a1e9b7-12d1-768e-87a5-11e708b2071e	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7e03-be4f-6a1476a8baba	01a1e9b7-12d1-768e-87a5-11e708b2071e	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	01a1e9b7-12d1-768e-87a5-11e708b2071e	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f86-843f-64c5646f0a01	01a1e9b7-12d1-768e-87a5-11e708b2071e	3	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-754d-838b-4a00ea4186f7	01a1e9b7-12d1-768e-87a5-11e708b2071e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	01a1e9b7-12d1-768e-87a5-11e708b2071e	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	01a1e9b7-12d1-768e-87a5-11e708b2071e	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-70a8-931b-9c4cc39fb529	01a1e9b7-12d1-768e-87a5-11e708b2071e	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	01a1e9b7-12d1-768e-87a5-11e708b2071e	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	01a1e9b7-12d1-768e-87a5-11e708b2071e	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-76fe-b28e-d016cc06399b	01a1e9b7-12d1-768e-87a5-11e708b2071e	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-76fe-b28e-d016cc06399b	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	3	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7ed0-9704-b4720ecaae76	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-78be-826c-54f38ffc7af0	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75e9-8b48-fd279dad015e	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7e03-be4f-6a1476a8baba	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f86-843f-64c5646f0a01	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-754d-838b-4a00ea4186f7	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-70a8-931b-9c4cc39fb529	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7ed0-9704-b4720ecaae76	01a1e490-b6d1-76cf-8336-a7935569393d	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	01a1e490-b6d1-76cf-8336-a7935569393d	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-78be-826c-54f38ffc7af0	01a1e490-b6d1-76cf-8336-a7935569393d	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75e9-8b48-fd279dad015e	01a1e490-b6d1-76cf-8336-a7935569393d	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	01a1e490-b6d1-76cf-8336-a7935569393d	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7e03-be4f-6a1476a8baba	01a1e490-b6d1-76cf-8336-a7935569393d	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	01a1e490-b6d1-76cf-8336-a7935569393d	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f86-843f-64c5646f0a01	01a1e490-b6d1-76cf-8336-a7935569393d	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-754d-838b-4a00ea4186f7	01a1e490-b6d1-76cf-8336-a7935569393d	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	01a1e490-b6d1-76cf-8336-a7935569393d	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	01a1e490-b6d1-76cf-8336-a7935569393d	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-70a8-931b-9c4cc39fb529	01a1e490-b6d1-76cf-8336-a7935569393d	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	01a1e490-b6d1-76cf-8336-a7935569393d	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	01a1e490-b6d1-76cf-8336-a7935569393d	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-76fe-b28e-d016cc06399b	01a1e490-b6d1-76cf-8336-a7935569393d	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-78be-826c-54f38ffc7af0	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7ed0-9704-b4720ecaae76	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75e9-8b48-fd279dad015e	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7e03-be4f-6a1476a8baba	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f86-843f-64c5646f0a01	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-754d-838b-4a00ea4186f7	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-70a8-931b-9c4cc39fb529	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-76fe-b28e-d016cc06399b	01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	0	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-754d-838b-4a00ea4186f7	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7ed0-9704-b4720ecaae76	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-78be-826c-54f38ffc7af0	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75e9-8b48-fd279dad015e	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7e03-be4f-6a1476a8baba	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f86-843f-64c5646f0a01	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-70a8-931b-9c4cc39fb529	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-76fe-b28e-d016cc06399b	01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f86-843f-64c5646f0a01	01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7ed0-9704-b4720ecaae76	01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-78be-826c-54f38ffc7af0	01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75e9-8b48-fd279dad015e	01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7e03-be4f-6a1476a8baba	01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-754d-838b-4a00ea4186f7	01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-70a8-931b-9c4cc39fb529	01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-76fe-b28e-d016cc06399b	01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75e9-8b48-fd279dad015e	01a1cff7-46d1-72ec-afb5-6b567b4bf355	4	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7ed0-9704-b4720ecaae76	01a1cff7-46d1-72ec-afb5-6b567b4bf355	4	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	01a1cff7-46d1-72ec-afb5-6b567b4bf355	4	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-78be-826c-54f38ffc7af0	01a1cff7-46d1-72ec-afb5-6b567b4bf355	4	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	01a1cff7-46d1-72ec-afb5-6b567b4bf355	4	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7e03-be4f-6a1476a8baba	01a1cff7-46d1-72ec-afb5-6b567b4bf355	4	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	01a1cff7-46d1-72ec-afb5-6b567b4bf355	4	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f86-843f-64c5646f0a01	01a1cff7-46d1-72ec-afb5-6b567b4bf355	4	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-754d-838b-4a00ea4186f7	01a1cff7-46d1-72ec-afb5-6b567b4bf355	4	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	01a1cff7-46d1-72ec-afb5-6b567b4bf355	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	01a1cff7-46d1-72ec-afb5-6b567b4bf355	3	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-70a8-931b-9c4cc39fb529	01a1cff7-46d1-72ec-afb5-6b567b4bf355	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	01a1cff7-46d1-72ec-afb5-6b567b4bf355	4	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	01a1cff7-46d1-72ec-afb5-6b567b4bf355	4	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-76fe-b28e-d016cc06399b	01a1cff7-46d1-72ec-afb5-6b567b4bf355	4	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	01a1cad0-ead1-7319-a93a-b0812f4947e3	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7ed0-9704-b4720ecaae76	01a1cad0-ead1-7319-a93a-b0812f4947e3	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	01a1cad0-ead1-7319-a93a-b0812f4947e3	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-78be-826c-54f38ffc7af0	01a1cad0-ead1-7319-a93a-b0812f4947e3	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75e9-8b48-fd279dad015e	01a1cad0-ead1-7319-a93a-b0812f4947e3	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	01a1cad0-ead1-7319-a93a-b0812f4947e3	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7e03-be4f-6a1476a8baba	01a1cad0-ead1-7319-a93a-b0812f4947e3	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	01a1cad0-ead1-7319-a93a-b0812f4947e3	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f86-843f-64c5646f0a01	01a1cad0-ead1-7319-a93a-b0812f4947e3	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-754d-838b-4a00ea4186f7	01a1cad0-ead1-7319-a93a-b0812f4947e3	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	01a1cad0-ead1-7319-a93a-b0812f4947e3	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	01a1cad0-ead1-7319-a93a-b0812f4947e3	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-70a8-931b-9c4cc39fb529	01a1cad0-ead1-7319-a93a-b0812f4947e3	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	01a1cad0-ead1-7319-a93a-b0812f4947e3	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-76fe-b28e-d016cc06399b	01a1cad0-ead1-7319-a93a-b0812f4947e3	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7ed0-9704-b4720ecaae76	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-78be-826c-54f38ffc7af0	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75e9-8b48-fd279dad015e	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7e03-be4f-6a1476a8baba	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f86-843f-64c5646f0a01	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-754d-838b-4a00ea4186f7	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-70a8-931b-9c4cc39fb529	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-76fe-b28e-d016cc06399b	01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7ed0-9704-b4720ecaae76	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	1	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-78be-826c-54f38ffc7af0	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75e9-8b48-fd279dad015e	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7e03-be4f-6a1476a8baba	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-7f86-843f-64c5646f0a01	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-754d-838b-4a00ea4186f7	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-70a8-931b-9c4cc39fb529	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	2	2026-11-20 01:34:11.665+00	738
01a12b2b-c6d1-76fe-b28e-d016cc06399b	01a1bb5d-d6d1-723f-ab6c-693ea9aea771	2	2026-11-20 01:34:11.665+00	738
\.


--
-- Data for Name: topic_seen; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.topic_seen (user_id, topic_id, category_id) FROM stdin;
\.


--
-- Data for Name: topic_stat; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public.topic_stat (topic_id, reply_count, last_number, last_reply_id, last_activity_at, participants, like_count, like_version, last_reply_number, changed) FROM stdin;
01a1ee38-a351-78cc-ac5e-c8876bad63bd	7	7	01a1f926-7d51-7a98-aa4f-f076a69af680	2026-11-20 13:30:11.665+00	{01a12b2b-c6d1-7ed0-9704-b4720ecaae76,01a12b2b-c6d1-762a-b9c7-75ceb45b08a3,01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a}	9	9	7	738
01a1f73b-c451-7555-befa-80d6d65d9e5d	2	2	01a1f817-7e51-7c40-8812-481f693d3d46	2026-11-20 08:34:11.665+00	{01a12b2b-c6d1-7362-afa3-cc67f6ddef9a,01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e}	3	3	2	738
01a1f817-7e51-730f-af61-5e7f5a924b53	3	3	01a1f91d-5591-7f39-83fb-ad9c0da6dfba	2026-11-20 13:20:11.665+00	{01a12b2b-c6d1-762a-b9c7-75ceb45b08a3,01a12b2b-c6d1-75c9-8c52-d390baa1d2d0,01a12b2b-c6d1-78be-826c-54f38ffc7af0}	4	4	3	738
01a1f4a8-9651-77f9-89b0-b14020ea531c	1	1	01a1f4df-84d1-77ef-8c75-4e7bec0eaf33	2026-11-19 17:34:11.665+00	{01a12b2b-c6d1-7e03-be4f-6a1476a8baba,01a12b2b-c6d1-70a8-931b-9c4cc39fb529}	2	2	1	738
01a1e9b7-12d1-768e-87a5-11e708b2071e	3	3	01a1f90e-af91-74bf-a281-bf24b5e29543	2026-11-20 13:04:11.665+00	{01a12b2b-c6d1-7f86-843f-64c5646f0a01,01a12b2b-c6d1-762a-b9c7-75ceb45b08a3,01a12b2b-c6d1-754d-838b-4a00ea4186f7}	12	12	3	738
01a1da43-fed1-7f43-a4bb-76fa7d9f4ebd	3	3	01a1f8bc-49d1-7d9d-a956-031a6379e7bf	2026-11-20 11:34:11.665+00	{01a12b2b-c6d1-76fe-b28e-d016cc06399b,01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1,01a12b2b-c6d1-78be-826c-54f38ffc7af0}	14	14	3	738
01a1e490-b6d1-76cf-8336-a7935569393d	2	2	01a1f817-7e51-7fcf-8103-cd6a9c67aa59	2026-11-20 08:34:11.665+00	{01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1,01a12b2b-c6d1-762a-b9c7-75ceb45b08a3,01a12b2b-c6d1-7ed0-9704-b4720ecaae76}	5	5	2	738
01a1df6a-5ad1-7c2c-ab03-4bf7f30224cc	1	1	01a1f73b-c451-7133-a8ec-d9a7e8e76dc3	2026-11-20 04:34:11.665+00	{01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e,01a12b2b-c6d1-78be-826c-54f38ffc7af0}	6	6	1	738
01a1eedd-6ed1-76f5-95ad-64d54ed7afa2	1	1	01a1eef8-e611-77a3-a129-56342ee3ccc8	2026-11-18 14:04:11.665+00	{01a12b2b-c6d1-7e03-be4f-6a1476a8baba,01a12b2b-c6d1-754d-838b-4a00ea4186f7}	3	3	1	738
01a1e9b7-12d1-793e-8afa-9eec55518f3e	1	1	01a1eedd-6ed1-724d-892f-36bfea7ed662	2026-11-18 13:34:11.665+00	{01a12b2b-c6d1-7ed0-9704-b4720ecaae76,01a12b2b-c6d1-7f86-843f-64c5646f0a01}	4	4	1	738
01a1cff7-46d1-72ec-afb5-6b567b4bf355	4	4	01a1e9b7-12d1-7dbb-8c84-c21973091b72	2026-11-17 13:34:11.665+00	{01a12b2b-c6d1-754d-838b-4a00ea4186f7,01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc,01a12b2b-c6d1-70a8-931b-9c4cc39fb529}	8	8	4	738
01a1cad0-ead1-7319-a93a-b0812f4947e3	1	1	01a1eedd-6ed1-7eed-ba4f-6406019a0092	2026-11-18 13:34:11.665+00	{01a12b2b-c6d1-76fe-b28e-d016cc06399b,01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e}	7	7	1	738
01a1c5aa-8ed1-7c9f-97d4-ab066f96c9d9	1	1	01a1cad0-ead1-78c4-8184-389d146998ff	2026-11-11 13:34:11.665+00	{01a12b2b-c6d1-7f86-843f-64c5646f0a01,01a12b2b-c6d1-75c9-8c52-d390baa1d2d0}	0	0	1	738
01a1bb5d-d6d1-723f-ab6c-693ea9aea771	2	2	01a1c0bb-2151-7e1b-b915-b63764912ae4	2026-11-09 14:34:11.665+00	{01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc,01a12b2b-c6d1-762a-b9c7-75ceb45b08a3}	10	10	2	738
\.


--
-- Data for Name: user; Type: TABLE DATA; Schema: public; Owner: tidings
--

COPY public."user" (id, username, email, display_name, bio, role, password_hash, presence_hidden, suspended_until, silenced_until, token_version, version, created_at) FROM stdin;
01a12b2b-c6d1-7ed0-9704-b4720ecaae76	alice	alice@demo.tidings.example	Alice Moreau	Runs the sailing club’s forum. Two servers, one cat.	member	$argon2id$v=19$m=19456,t=2,p=1$qq0h7CW8AT6vrbRQJ5mYOQ$epvxFlfHp3U/4f+TzuhLgEcQ1pGzj6FfOBwCh2BH7IA	f	\N	\N	1	1	2026-10-11 13:34:11.665+00
01a12b2b-c6d1-762a-b9c7-75ceb45b08a3	bob	bob@demo.tidings.example	Bob Okafor	Ferry timetables, bots, and far too many cron jobs.	member	$argon2id$v=19$m=19456,t=2,p=1$qq0h7CW8AT6vrbRQJ5mYOQ$epvxFlfHp3U/4f+TzuhLgEcQ1pGzj6FfOBwCh2BH7IA	f	\N	\N	1	1	2026-10-11 13:34:11.665+00
01a12b2b-c6d1-78be-826c-54f38ffc7af0	carol	carol@demo.tidings.example	Carol Lindqvist	Harbour office by day, translator by night.	member	$argon2id$v=19$m=19456,t=2,p=1$qq0h7CW8AT6vrbRQJ5mYOQ$epvxFlfHp3U/4f+TzuhLgEcQ1pGzj6FfOBwCh2BH7IA	f	\N	\N	1	1	2026-10-11 13:34:11.665+00
01a12b2b-c6d1-75e9-8b48-fd279dad015e	mod	mod@demo.tidings.example	Mireille Dubois	Keeps the peace in Self-hosting.	moderator	$argon2id$v=19$m=19456,t=2,p=1$qq0h7CW8AT6vrbRQJ5mYOQ$epvxFlfHp3U/4f+TzuhLgEcQ1pGzj6FfOBwCh2BH7IA	f	\N	\N	1	1	2026-10-11 13:34:11.665+00
01a12b2b-c6d1-7f9c-a3b3-9aa05dd72c4a	admin	admin@demo.tidings.example	Sam Whitlock	Looks after Open Harbour.	admin	$argon2id$v=19$m=19456,t=2,p=1$qq0h7CW8AT6vrbRQJ5mYOQ$epvxFlfHp3U/4f+TzuhLgEcQ1pGzj6FfOBwCh2BH7IA	f	\N	\N	1	1	2026-10-11 13:34:11.665+00
01a12b2b-c6d1-7e03-be4f-6a1476a8baba	lukasz	lukasz@demo.tidings.example	Łukasz Wójcik	Upgrades on Fridays, regrets on Saturdays.	member	none	f	\N	\N	1	1	2026-10-11 13:34:11.665+00
01a12b2b-c6d1-7362-afa3-cc67f6ddef9a	hanako	hanako@demo.tidings.example	山田 花子	全文検索と港の猫が好きです。	member	none	f	\N	\N	1	1	2026-10-11 13:34:11.665+00
01a12b2b-c6d1-7f86-843f-64c5646f0a01	noor	noor@demo.tidings.example	Noor Haddad	تصميم الواجهات والترجمة.	member	none	f	\N	\N	1	1	2026-10-11 13:34:11.665+00
01a12b2b-c6d1-754d-838b-4a00ea4186f7	tomas	tomas@demo.tidings.example	Tomás Herrera		member	none	f	\N	\N	1	1	2026-10-11 13:34:11.665+00
01a12b2b-c6d1-75c9-8c52-d390baa1d2d0	priya	priya@demo.tidings.example	Priya Raghunathan	Accessibility reviews.	member	none	f	\N	\N	1	1	2026-10-11 13:34:11.665+00
01a12b2b-c6d1-7de7-bd9b-ad72d1aec6dc	theodora	theodora@demo.tidings.example	Θεοδώρα Παππά		member	none	f	\N	\N	1	1	2026-10-11 13:34:11.665+00
01a12b2b-c6d1-70a8-931b-9c4cc39fb529	dmitri	dmitri@demo.tidings.example	Дмитрий Соколов	Резервные копии — это про восстановление.	member	none	f	\N	\N	1	1	2026-10-11 13:34:11.665+00
01a12b2b-c6d1-77a4-bbcc-6ea04a44c01e	weiling	weiling@demo.tidings.example	陳瑋玲		member	none	f	\N	\N	1	1	2026-10-11 13:34:11.665+00
01a12b2b-c6d1-74a1-b4da-d8ae771cf6f1	jonas	jonas@demo.tidings.example	Jonas Lindqvist		member	none	f	\N	\N	1	1	2026-10-11 13:34:11.665+00
01a12b2b-c6d1-76fe-b28e-d016cc06399b	ana	ana@demo.tidings.example	Ana Kovačević	Writes the release notes.	member	none	f	\N	\N	1	1	2026-10-11 13:34:11.665+00
\.


--
-- Name: _prisma_migrations _prisma_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public._prisma_migrations
    ADD CONSTRAINT _prisma_migrations_pkey PRIMARY KEY (id);


--
-- Name: category category_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.category
    ADD CONSTRAINT category_pkey PRIMARY KEY (id);


--
-- Name: category_seen category_seen_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.category_seen
    ADD CONSTRAINT category_seen_pkey PRIMARY KEY (user_id, category_id);


--
-- Name: category_stat category_stat_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.category_stat
    ADD CONSTRAINT category_stat_pkey PRIMARY KEY (category_id);


--
-- Name: connection_lease connection_lease_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.connection_lease
    ADD CONSTRAINT connection_lease_pkey PRIMARY KEY (connection_id);


--
-- Name: dead_letter dead_letter_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.dead_letter
    ADD CONSTRAINT dead_letter_pkey PRIMARY KEY (id);


--
-- Name: device_ack device_ack_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.device_ack
    ADD CONSTRAINT device_ack_pkey PRIMARY KEY (user_id, device_id);


--
-- Name: epoch epoch_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.epoch
    ADD CONSTRAINT epoch_pkey PRIMARY KEY (id);


--
-- Name: event event_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (room, "offset");


--
-- Name: group_member group_member_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.group_member
    ADD CONSTRAINT group_member_pkey PRIMARY KEY (group_id, user_id);


--
-- Name: group group_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public."group"
    ADD CONSTRAINT group_pkey PRIMARY KEY (id);


--
-- Name: idempotency_key idempotency_key_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (member_id, key);


--
-- Name: job job_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);


--
-- Name: member_seen member_seen_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.member_seen
    ADD CONSTRAINT member_seen_pkey PRIMARY KEY (user_id);


--
-- Name: moderation_action moderation_action_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.moderation_action
    ADD CONSTRAINT moderation_action_pkey PRIMARY KEY (id);


--
-- Name: reaction reaction_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.reaction
    ADD CONSTRAINT reaction_pkey PRIMARY KEY (target_id, user_id);


--
-- Name: realtime_ticket realtime_ticket_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.realtime_ticket
    ADD CONSTRAINT realtime_ticket_pkey PRIMARY KEY (hash);


--
-- Name: refresh_token refresh_token_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.refresh_token
    ADD CONSTRAINT refresh_token_pkey PRIMARY KEY (hash);


--
-- Name: reply reply_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.reply
    ADD CONSTRAINT reply_pkey PRIMARY KEY (id);


--
-- Name: reply_stat reply_stat_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.reply_stat
    ADD CONSTRAINT reply_stat_pkey PRIMARY KEY (reply_id);


--
-- Name: report_entry report_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.report_entry
    ADD CONSTRAINT report_entry_pkey PRIMARY KEY (report_id, reporter_id);


--
-- Name: report report_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_pkey PRIMARY KEY (id);


--
-- Name: revision revision_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_pkey PRIMARY KEY (id);


--
-- Name: scope scope_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.scope
    ADD CONSTRAINT scope_pkey PRIMARY KEY (key);


--
-- Name: session session_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);


--
-- Name: sign_in_failure sign_in_failure_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.sign_in_failure
    ADD CONSTRAINT sign_in_failure_pkey PRIMARY KEY (key);


--
-- Name: stream stream_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.stream
    ADD CONSTRAINT stream_pkey PRIMARY KEY (room);


--
-- Name: topic topic_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.topic
    ADD CONSTRAINT topic_pkey PRIMARY KEY (id);


--
-- Name: topic_read topic_read_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.topic_read
    ADD CONSTRAINT topic_read_pkey PRIMARY KEY (user_id, topic_id);


--
-- Name: topic_seen topic_seen_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.topic_seen
    ADD CONSTRAINT topic_seen_pkey PRIMARY KEY (user_id, topic_id);


--
-- Name: topic_stat topic_stat_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.topic_stat
    ADD CONSTRAINT topic_stat_pkey PRIMARY KEY (topic_id);


--
-- Name: user user_pkey; Type: CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public."user"
    ADD CONSTRAINT user_pkey PRIMARY KEY (id);


--
-- Name: category_slug_key; Type: INDEX; Schema: public; Owner: tidings
--

CREATE UNIQUE INDEX category_slug_key ON public.category USING btree (slug);


--
-- Name: connection_lease_user_id_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX connection_lease_user_id_idx ON public.connection_lease USING btree (user_id);


--
-- Name: event_at_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX event_at_idx ON public.event USING btree (at);


--
-- Name: event_entity_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX event_entity_idx ON public.event USING btree (entity_id) WHERE (entity_id IS NOT NULL);


--
-- Name: group_member_user_id_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX group_member_user_id_idx ON public.group_member USING btree (user_id);


--
-- Name: group_slug_key; Type: INDEX; Schema: public; Owner: tidings
--

CREATE UNIQUE INDEX group_slug_key ON public."group" USING btree (slug);


--
-- Name: idempotency_key_created_at_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX idempotency_key_created_at_idx ON public.idempotency_key USING btree (created_at);


--
-- Name: job_due_at_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX job_due_at_idx ON public.job USING btree (due_at);


--
-- Name: job_unique_key_key; Type: INDEX; Schema: public; Owner: tidings
--

CREATE UNIQUE INDEX job_unique_key_key ON public.job USING btree (unique_key);


--
-- Name: moderation_action_at_id_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX moderation_action_at_id_idx ON public.moderation_action USING btree (at DESC, id DESC);


--
-- Name: moderation_action_member_id_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX moderation_action_member_id_idx ON public.moderation_action USING btree (member_id);


--
-- Name: reaction_author_id_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX reaction_author_id_idx ON public.reaction USING btree (author_id);


--
-- Name: realtime_ticket_expires_at_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX realtime_ticket_expires_at_idx ON public.realtime_ticket USING btree (expires_at);


--
-- Name: refresh_token_session_id_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX refresh_token_session_id_idx ON public.refresh_token USING btree (session_id);


--
-- Name: reply_author_id_created_at_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX reply_author_id_created_at_idx ON public.reply USING btree (author_id, created_at DESC);


--
-- Name: reply_topic_id_number_key; Type: INDEX; Schema: public; Owner: tidings
--

CREATE UNIQUE INDEX reply_topic_id_number_key ON public.reply USING btree (topic_id, number);


--
-- Name: report_state_created_at_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX report_state_created_at_idx ON public.report USING btree (state, created_at);


--
-- Name: report_target_id_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX report_target_id_idx ON public.report USING btree (target_id);


--
-- Name: revision_entity_id_number_key; Type: INDEX; Schema: public; Owner: tidings
--

CREATE UNIQUE INDEX revision_entity_id_number_key ON public.revision USING btree (entity_id, number);


--
-- Name: scope_audience_id_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX scope_audience_id_idx ON public.scope USING btree (audience_id);


--
-- Name: session_user_id_created_at_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX session_user_id_created_at_idx ON public.session USING btree (user_id, created_at DESC);


--
-- Name: stream_scope_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX stream_scope_idx ON public.stream USING btree (scope);


--
-- Name: topic_author_id_created_at_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX topic_author_id_created_at_idx ON public.topic USING btree (author_id, created_at DESC);


--
-- Name: topic_category_id_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX topic_category_id_idx ON public.topic USING btree (category_id);


--
-- Name: topic_pinned_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX topic_pinned_idx ON public.topic USING btree (category_id) WHERE (pinned AND (deleted_at IS NULL));


--
-- Name: topic_read_user_id_changed_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX topic_read_user_id_changed_idx ON public.topic_read USING btree (user_id, changed);


--
-- Name: topic_stat_changed_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX topic_stat_changed_idx ON public.topic_stat USING btree (changed);


--
-- Name: topic_stat_last_activity_at_topic_id_idx; Type: INDEX; Schema: public; Owner: tidings
--

CREATE INDEX topic_stat_last_activity_at_topic_id_idx ON public.topic_stat USING btree (last_activity_at DESC, topic_id DESC);


--
-- Name: user_email_key; Type: INDEX; Schema: public; Owner: tidings
--

CREATE UNIQUE INDEX user_email_key ON public."user" USING btree (email);


--
-- Name: user_username_key; Type: INDEX; Schema: public; Owner: tidings
--

CREATE UNIQUE INDEX user_username_key ON public."user" USING btree (username);


--
-- Name: category category_group_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.category
    ADD CONSTRAINT category_group_id_fkey FOREIGN KEY (group_id) REFERENCES public."group"(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- Name: group_member group_member_group_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.group_member
    ADD CONSTRAINT group_member_group_id_fkey FOREIGN KEY (group_id) REFERENCES public."group"(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: refresh_token refresh_token_session_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.refresh_token
    ADD CONSTRAINT refresh_token_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.session(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: report_entry report_entry_report_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.report_entry
    ADD CONSTRAINT report_entry_report_id_fkey FOREIGN KEY (report_id) REFERENCES public.report(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: session session_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES public."user"(id) ON UPDATE CASCADE ON DELETE CASCADE;


--
-- Name: topic topic_category_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: tidings
--

ALTER TABLE ONLY public.topic
    ADD CONSTRAINT topic_category_id_fkey FOREIGN KEY (category_id) REFERENCES public.category(id) ON UPDATE CASCADE ON DELETE RESTRICT;


--
-- PostgreSQL database dump complete
--

\unrestrict e1GvnCRY0dfuqbdpj3FZbM8Ygeen3Zo8ROisNaqQk1ycRnt5wG1dMrRzL1gcN9f

