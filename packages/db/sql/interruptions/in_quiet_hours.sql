-- Do these quiet stretches of every week run at this moment, on the clock on the wall of the zone? The same as `isQuiet` of the contracts,
-- which says what the days on which clocks change are like; a test compares them. In a zone that this database does not know it is UTC.
CREATE OR REPLACE FUNCTION in_quiet_hours(p_spans jsonb, p_zone text, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_today timestamp;
BEGIN
  BEGIN
    v_today := date_trunc('day', p_at AT TIME ZONE p_zone);
  EXCEPTION WHEN invalid_parameter_value THEN
    p_zone := 'UTC';
    v_today := date_trunc('day', p_at AT TIME ZONE p_zone);
  END;
  RETURN EXISTS (
    SELECT 1 FROM jsonb_to_recordset(p_spans) s(day int, "from" interval, "to" interval),
      (VALUES (v_today - interval '1 day'), (v_today)) d(midnight)
    WHERE s.day = extract(isodow FROM d.midnight)
      AND has_shown(d.midnight + s."from", p_zone, p_at)
      AND NOT has_shown(d.midnight + s."to" + CASE WHEN s."to" > s."from" THEN interval '0' ELSE interval '1 day' END, p_zone, p_at));
END
$$;
