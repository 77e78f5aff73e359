-- Who of these members may read this room, with the scope and version that said so and the head at that moment; no row when
-- there is no such room. A room under another has no stream before its first event: it is as open as the one above.
CREATE OR REPLACE FUNCTION authorise_members(p_room text, p_members uuid[])
RETURNS TABLE (head float8, scope text, version float8, allowed text[])
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  v_scope text;
  v_head bigint;
BEGIN
  SELECT st.scope, st.head INTO v_scope, v_head FROM stream st WHERE st.room = p_room;
  IF NOT FOUND THEN
    SELECT st.scope, 0 INTO v_scope, v_head FROM stream st
    WHERE st.room = (SELECT p.parent FROM room_parents(ARRAY[p_room]) p);
  END IF;
  RETURN QUERY
    SELECT v_head::float8, v_scope, sc.version::float8,
      coalesce(array_agg(m.id::text) FILTER (WHERE scope_allows(sc, m.id)), '{}')
    FROM "scope" sc LEFT JOIN unnest(p_members) m(id) ON true
    WHERE sc.key = v_scope GROUP BY sc.key;
END
$$;
