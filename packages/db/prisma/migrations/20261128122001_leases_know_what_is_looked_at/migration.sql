-- What is on the screen of a connection is kept with its lease.
-- Takes places for connections (PROTOCOL §5); returns who has to go: hidden ones first, longest hidden before others, then
-- the oldest. Claims of one member are serialised, so that six connections raced on three servers leave exactly the allowed
-- number. Leases are ranked only where a member has too many.
CREATE OR REPLACE FUNCTION claim_leases(p jsonb, p_server text, p_limit int, p_life_ms float8) RETURNS text[]
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  v_members uuid[];
  v_crowded uuid[];
  v_victims text[];
BEGIN
  SELECT array_agg(DISTINCT x."userId") INTO v_members FROM jsonb_to_recordset(p) x("userId" uuid);
  -- In one order on every server, so that no two wait for each other.
  PERFORM pg_advisory_xact_lock(7402, m.lock)
  FROM (SELECT DISTINCT hashtext(u::text) AS lock FROM unnest(v_members) u ORDER BY 1) m;

  INSERT INTO connection_lease (connection_id, user_id, server_id, visible, viewing, connected_at, hidden_at, expires_at)
  SELECT x."connectionId", x."userId", p_server, x.visible, coalesce(x.viewing, '{}'), to_timestamp(x."connectedAt" / 1000),
    CASE WHEN NOT x.visible THEN to_timestamp(x."hiddenAt" / 1000) END, clock_timestamp() + p_life_ms * interval '1 millisecond'
  FROM jsonb_to_recordset(p)
    x("connectionId" text, "userId" uuid, visible boolean, viewing text[], "connectedAt" float8, "hiddenAt" float8)
  ON CONFLICT (connection_id) DO UPDATE
    SET visible = excluded.visible, viewing = excluded.viewing, hidden_at = excluded.hidden_at, expires_at = excluded.expires_at;

  SELECT array_agg(c.user_id) INTO v_crowded FROM (
    SELECT l.user_id FROM connection_lease l
    WHERE l.user_id = ANY (v_members) AND l.expires_at > clock_timestamp()
    GROUP BY l.user_id HAVING count(*) > p_limit
  ) c;
  IF v_crowded IS NULL THEN RETURN '{}'; END IF;

  WITH ranked AS (
    SELECT l.connection_id, row_number() OVER (
      PARTITION BY l.user_id ORDER BY l.visible DESC, l.hidden_at DESC NULLS FIRST, l.connected_at DESC, l.connection_id
    ) AS rank
    FROM connection_lease l
    WHERE l.expires_at > clock_timestamp() AND l.user_id = ANY (v_crowded)
  ), gone AS (
    DELETE FROM connection_lease l USING ranked r
    WHERE r.connection_id = l.connection_id AND r.rank > p_limit RETURNING l.connection_id
  )
  SELECT array_agg(g.connection_id::text) INTO v_victims FROM gone g;
  RETURN coalesce(v_victims, '{}');
END
$$;
