-- These rooms and those that stand under them, as far as they have streams: whoever follows them is authorised again.
CREATE OR REPLACE FUNCTION rooms_with_children(p_rooms text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(w.room), '[]'::jsonb) FROM (
    SELECT st.room FROM stream st WHERE st.room = ANY (p_rooms)
    UNION SELECT st.room FROM stream st WHERE st.parent = ANY (p_rooms)
  ) w
$$;
