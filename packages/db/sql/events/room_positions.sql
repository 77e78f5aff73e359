-- Positions for a snapshot: call it in the same repeatable-read transaction as the rows.
CREATE OR REPLACE FUNCTION room_positions(p_rooms text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_object_agg(w, jsonb_strip_nulls(jsonb_build_object(
    'epoch', (SELECT value FROM epoch), 'offset', coalesce(st.head, 0), 'id', st.last_id))), '{}'::jsonb)
  FROM unnest(p_rooms) w LEFT JOIN stream st ON st.room = w
$$;
