-- Rooms asked for by members, pair by pair: `i` is the place of the pair, a pair that is refused has no row. Its plans
-- are made once a session: planning cost more than reading.
CREATE OR REPLACE FUNCTION room_access(p_users uuid[], p_rooms text[])
RETURNS TABLE (i int, room text, scope text, scope_version float8, head float8, floor float8, last_id uuid)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT q.i::int, st.room::text, st.scope::text, sc.version::float8, st.head::float8, st.floor::float8, st.last_id
    FROM unnest(p_users, p_rooms) WITH ORDINALITY q(member, room, i)
    JOIN stream st ON st.room = q.room
    JOIN "scope" sc ON sc.key = st.scope
    WHERE scope_allows(sc, q.member);

  -- A room under another has no stream before its first event: it is as open as the one above.
  IF EXISTS (SELECT FROM unnest(p_rooms) r WHERE r LIKE ANY (ARRAY(
               SELECT substr(f.proname, 8) || ':%' FROM pg_proc f WHERE f.proname LIKE 'parent\_%'))) THEN
    RETURN QUERY
      WITH absent AS MATERIALIZED (
        SELECT q.i::int AS i, q.member, q.room FROM unnest(p_users, p_rooms) WITH ORDINALITY q(member, room, i)
        WHERE NOT EXISTS (SELECT FROM stream x WHERE x.room = q.room)
      )
      SELECT a.i, a.room, st.scope::text, sc.version::float8, 0::float8, 0::float8, NULL::uuid
      FROM room_parents(ARRAY(SELECT DISTINCT a.room FROM absent a)) p
      JOIN absent a ON a.room = p.room
      JOIN stream st ON st.room = p.parent
      JOIN "scope" sc ON sc.key = st.scope
      WHERE scope_allows(sc, a.member);
  END IF;
END
$$;
