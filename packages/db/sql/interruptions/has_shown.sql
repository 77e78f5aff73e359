-- Has the clock on the wall of this zone shown that by this moment? Where clocks are put back and show it twice, the first time counts;
-- where they are put forward over it, the moment they are. Only true of moments and times less than two days apart.
CREATE OR REPLACE FUNCTION has_shown(p_wall timestamp, p_zone text, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN x.earlier AT TIME ZONE p_zone = p_wall THEN p_at >= x.earlier
    WHEN x.later AT TIME ZONE p_zone = p_wall THEN p_at >= x.later
    ELSE p_at AT TIME ZONE p_zone >= p_wall
  END
  FROM (SELECT w.utc - ((w.utc - interval '24 hours') AT TIME ZONE p_zone - (p_wall - interval '24 hours')) AS earlier,
      w.utc - ((w.utc + interval '24 hours') AT TIME ZONE p_zone - (p_wall + interval '24 hours')) AS later
    FROM (SELECT p_wall AT TIME ZONE 'UTC' AS utc) w) x
$$;
