-- Adds to an event how many alerts its member has, under the lock of the member's own room. p: { userId }.
CREATE OR REPLACE FUNCTION feed_alert_counts(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object('counts', alert_counts((p ->> 'userId')::uuid))
$$;
