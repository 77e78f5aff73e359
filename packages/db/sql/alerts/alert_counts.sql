-- How many alerts a member has that nobody has in hand, and that are not resolved.
CREATE OR REPLACE FUNCTION alert_counts(p_user uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('new', count(*) FILTER (WHERE a.state = 'new'), 'open', count(*))
  FROM alert_recipient r JOIN alert a ON a.id = r.alert_id WHERE r.user_id = p_user AND a.state <> 'resolved'
$$;
