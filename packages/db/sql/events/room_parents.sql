-- The rooms above these, as parent_<kind>(id) of their kinds name them, NULL for what is unknown; names that are malformed or
-- of another kind are absent. One statement a kind: a call for each room would plan each anew.
CREATE OR REPLACE FUNCTION room_parents(p_rooms text[]) RETURNS TABLE (room text, parent text) LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_kind text;
BEGIN
  FOR v_kind IN
    SELECT substr(f.proname, 8) FROM pg_proc f
    WHERE f.proname LIKE 'parent\_%' AND f.proargtypes[0] = 'uuid'::regtype AND pg_function_is_visible(f.oid)
      AND EXISTS (SELECT FROM unnest(p_rooms) w WHERE starts_with(w, substr(f.proname, 8) || ':'))
  LOOP
    RETURN QUERY EXECUTE format(
      'SELECT w, %I(substr(w, $3)::uuid) FROM unnest($1) w WHERE starts_with(w, $2) AND substr(w, $3) ~ $4',
      'parent_' || v_kind)
    USING p_rooms, v_kind || ':', length(v_kind) + 2, '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
  END LOOP;
END
$$;
