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
