-- Puts rooms, and those that stand under them, under another scope; the streams of the former are locked already, and with
-- them all that is below. p: [{ room, scope, after }].
CREATE OR REPLACE FUNCTION rescope_rooms(p jsonb, p_after boolean) RETURNS void LANGUAGE sql AS $$
  WITH wanted AS (
    SELECT r.room, r.scope FROM jsonb_to_recordset(p) r(room text, scope text, "after" boolean)
    WHERE coalesce(r."after", false) = p_after
  ), rooms AS (
    SELECT w.room, w.scope FROM wanted w
    UNION ALL SELECT st.room, w.scope FROM wanted w JOIN stream st ON st.parent = w.room
  )
  UPDATE stream st SET scope = r.scope FROM rooms r WHERE st.room = r.room
$$;
