-- A server goes as it should: who is on it may come back elsewhere for so long without having been away.
CREATE OR REPLACE FUNCTION leave_presence(p_server text, p_linger_ms double precision) RETURNS void LANGUAGE sql VOLATILE AS $$
  UPDATE presence_lease l SET until = clock_timestamp() + p_linger_ms * interval '1 millisecond' WHERE l.server_id = p_server AND l.until IS NULL;
  DELETE FROM presence_server s WHERE s.server_id = p_server;
$$;
