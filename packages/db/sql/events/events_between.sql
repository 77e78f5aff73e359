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
