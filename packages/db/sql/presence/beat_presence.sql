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
