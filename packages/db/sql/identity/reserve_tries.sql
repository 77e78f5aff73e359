-- Reserves one try under every key, before the password is looked at, so that tries at the same time cannot pass a limit:
-- all of them, or none when one of the keys is full. Returns what each key counts now; where none was reserved, the keys that
-- are full with the milliseconds until their window ends. A window begins with its first try and lasts p_window_ms.
CREATE OR REPLACE FUNCTION reserve_tries(p_keys text[], p_limits int[], p_window_ms float8)
RETURNS TABLE (try_key text, tries int, wait_ms float8) LANGUAGE plpgsql AS $$
DECLARE
  v_now timestamptz;
BEGIN
  -- In one order on every server, so that no two wait for each other.
  INSERT INTO sign_in_failure AS f (key, count, window_end)
  SELECT k, 0, clock_timestamp() + p_window_ms * interval '1 millisecond' FROM unnest(p_keys) k ORDER BY k
  ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN f.window_end < clock_timestamp() THEN 0 ELSE f.count END,
    window_end = CASE WHEN f.window_end < clock_timestamp() THEN excluded.window_end ELSE f.window_end END;
  v_now := clock_timestamp();

  RETURN QUERY SELECT f.key::text, f.count, extract(epoch FROM f.window_end - v_now)::float8 * 1000
  FROM unnest(p_keys, p_limits) w(key, most) JOIN sign_in_failure f ON f.key = w.key
  WHERE f.count >= w.most;
  IF FOUND THEN RETURN; END IF;

  RETURN QUERY UPDATE sign_in_failure f SET count = f.count + 1 WHERE f.key = ANY (p_keys)
  RETURNING f.key::text, f.count, 0::float8;
END
$$;
