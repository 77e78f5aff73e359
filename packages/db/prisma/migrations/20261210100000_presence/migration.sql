-- Who is there, on which server, and how members want to be seen. Leases are written all the time and worth nothing after a crash, so they are
-- kept out of the write-ahead log.
ALTER TABLE "user" ADD COLUMN     "presence_choice" VARCHAR(6),
ADD COLUMN     "presence_until" TIMESTAMPTZ(3),
ADD CONSTRAINT "user_presence_choice_known" CHECK ("presence_choice" IN ('busy', 'hidden'));

CREATE UNLOGGED TABLE "presence_lease" (
    "user_id" UUID NOT NULL,
    "server_id" VARCHAR(64) NOT NULL,
    "status" VARCHAR(6) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "presence_lease_pkey" PRIMARY KEY ("user_id","server_id"),
    CONSTRAINT "presence_lease_status_known" CHECK ("status" IN ('online', 'away', 'busy', 'hidden'))
) WITH (fillfactor = 70);

CREATE UNLOGGED TABLE "presence_server" (
    "server_id" VARCHAR(64) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_server_pkey" PRIMARY KEY ("server_id")
);

-- A server says that it lives, and hears which do, by the database's clock. `lapsed`: it was not believed any more, or never was, so it has to say
-- anew who is on it. Where no server is believed, none could say so (the database was away, or all were restarted): then nobody went, and
-- all are believed for one life more. `p_sweep`: what is long over is taken away as well.
CREATE OR REPLACE FUNCTION beat_presence(p_server text, p_life_ms double precision, p_sweep boolean, OUT lapsed boolean, OUT servers text[])
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  v_now timestamptz := clock_timestamp();
  v_until timestamptz := v_now + p_life_ms * interval '1 millisecond';
BEGIN
  SELECT s.until <= v_now INTO lapsed FROM presence_server s WHERE s.server_id = p_server;
  lapsed := coalesce(lapsed, true);
  IF lapsed AND NOT EXISTS (SELECT FROM presence_server s WHERE s.until > v_now) THEN
    UPDATE presence_server s SET until = v_until WHERE s.server_id IN (
      SELECT o.server_id FROM presence_server o WHERE o.until <= v_now ORDER BY o.server_id FOR UPDATE);
  END IF;
  INSERT INTO presence_server AS s (server_id, until) VALUES (p_server, v_until)
  ON CONFLICT (server_id) DO UPDATE SET until = excluded.until;
  -- One server at a time takes away, so that no two wait for each other.
  IF p_sweep AND pg_try_advisory_xact_lock(7403, 0) THEN
    DELETE FROM presence_server s WHERE s.until < v_now - interval '1 minute';
    DELETE FROM presence_lease l WHERE l.until < v_now - interval '1 minute'
      OR (l.until IS NULL AND NOT EXISTS (SELECT FROM presence_server s WHERE s.server_id = l.server_id));
  END IF;
  SELECT array_agg(s.server_id::text ORDER BY s.server_id) INTO servers FROM presence_server s WHERE s.until > v_now;
END
$$;

-- A server goes as it should: who is on it may come back elsewhere for so long without having been away.
CREATE OR REPLACE FUNCTION leave_presence(p_server text, p_linger_ms double precision) RETURNS void LANGUAGE sql VOLATILE AS $$
  UPDATE presence_lease l SET until = clock_timestamp() + p_linger_ms * interval '1 millisecond' WHERE l.server_id = p_server AND l.until IS NULL;
  DELETE FROM presence_server s WHERE s.server_id = p_server;
$$;

-- What is known of how members are: the leases that are believed, with how many ms they are still good where that is known, and what they
-- chose by hand. How they look follows from it (`shownStatus` of the API). Who is not there is not answered.
CREATE OR REPLACE FUNCTION presence_of(p_ids uuid[]) RETURNS TABLE ("userId" uuid, hidden boolean, choice text, "choiceMs" double precision, leases jsonb)
LANGUAGE sql VOLATILE AS $$
  SELECT u.id, u.presence_hidden OR u.deleted_at IS NOT NULL, c.choice::text, c.ms, l.leases
  FROM (SELECT clock_timestamp() AS now) t
  JOIN "user" u ON u.id = ANY (p_ids)
  CROSS JOIN LATERAL (
    SELECT u.presence_choice AS choice, 1000 * extract(epoch FROM u.presence_until - t.now)::double precision AS ms
  ) c
  CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('status', l.status, 'ms', 1000 * extract(epoch FROM l.until - t.now))) AS leases
    FROM presence_lease l LEFT JOIN presence_server s ON s.server_id = l.server_id
    WHERE l.user_id = u.id AND coalesce(l.until, s.until) > t.now
  ) l
  WHERE l.leases IS NOT NULL
$$;

-- Which of these pairs of a viewer and a member share a place in which members see each other, a workspace or a group, and do not block each
-- other. Everybody sees themselves. Answers the numbers of the pairs, from one.
CREATE OR REPLACE FUNCTION seen_presence(p_viewers uuid[], p_ids uuid[]) RETURNS SETOF bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.n FROM unnest(p_viewers, p_ids) WITH ORDINALITY p(viewer, id, n)
  WHERE p.viewer = p.id OR (
    (EXISTS (SELECT FROM workspace_member a JOIN workspace_member b ON b.workspace_id = a.workspace_id AND b.user_id = p.id WHERE a.user_id = p.viewer)
      OR EXISTS (SELECT FROM group_member a JOIN group_member b ON b.group_id = a.group_id AND b.user_id = p.id WHERE a.user_id = p.viewer))
    AND NOT EXISTS (SELECT FROM block b WHERE b.user_id = p.viewer AND b.blocked_id = p.id)
    AND NOT EXISTS (SELECT FROM block b WHERE b.user_id = p.id AND b.blocked_id = p.viewer))
$$;

-- Writes how members are on one server; NULL: the last of their connections there ended, and for `p_linger_ms` they may come back elsewhere.
CREATE OR REPLACE FUNCTION write_presence(p_server text, p_users uuid[], p_statuses text[], p_linger_ms double precision) RETURNS void
LANGUAGE sql VOLATILE AS $$
  INSERT INTO presence_lease AS l (user_id, server_id, status)
  SELECT i.id, p_server, i.status FROM unnest(p_users, p_statuses) i(id, status) WHERE i.status IS NOT NULL
  ON CONFLICT (user_id, server_id) DO UPDATE SET status = excluded.status, until = NULL;
  UPDATE presence_lease l SET until = clock_timestamp() + p_linger_ms * interval '1 millisecond'
  FROM unnest(p_users, p_statuses) i(id, status)
  WHERE l.user_id = i.id AND l.server_id = p_server AND l.until IS NULL AND i.status IS NULL;
$$;

