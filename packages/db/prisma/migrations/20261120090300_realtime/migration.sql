-- Leases of live connections (PROTOCOL §5). Claims of one member are serialised, so that six connections raced on three
-- servers leave exactly the allowed number: hidden ones go first, longest hidden before others, then the oldest.
CREATE FUNCTION claim_leases(p jsonb, p_server text, p_limit int, p_life_ms float8) RETURNS text[] LANGUAGE plpgsql AS $$
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

-- Acknowledgements of members' own streams, one row a device: they only ever rise, and never above the stream's head.
CREATE FUNCTION store_acks(p_users uuid[], p_devices text[], p_offsets bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO device_ack AS d (user_id, device_id, "offset")
  SELECT a.user_id, a.device_id, a.ack
  FROM unnest(p_users, p_devices, p_offsets) a(user_id, device_id, ack)
  JOIN stream st ON st.room = 'user:' || a.user_id AND a.ack <= st.head
  ORDER BY a.user_id, a.device_id
  ON CONFLICT (user_id, device_id) DO UPDATE SET "offset" = excluded."offset", at = now()
    WHERE d."offset" < excluded."offset"
$$;
