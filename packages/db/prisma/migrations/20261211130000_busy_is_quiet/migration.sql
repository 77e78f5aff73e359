-- An announcement waits for who is busy, unless they want to hear then too.
-- How an announcement to this audience, which ends then (NULL: never), would reach each of it at this moment. Everybody is in one line.
-- Whoever may not sign in until it ends does not get it at all; one that never ends is waited for a year.
CREATE OR REPLACE FUNCTION announcement_lines(p_audience text, p_id uuid, p_ends_at timestamptz)
RETURNS TABLE (user_id uuid, username varchar, line text) LANGUAGE sql STABLE ROWS 100000 AS $$
  SELECT u.id, u.username, CASE
    WHEN u.suspended_until > now() AND u.suspended_until >= coalesce(p_ends_at, now() + interval '1 year') THEN 'suspended'
    WHEN c.user_id IS NULL THEN 'later'
    WHEN s.dnd_until > now()
      OR (u.presence_choice = 'busy' AND (u.presence_until IS NULL OR u.presence_until > now()) AND coalesce(s.busy_is_quiet, true))
      OR (s.quiet_on AND in_quiet_hours(s.quiet_spans, coalesce(u.time_zone, u.device_time_zone, 'UTC'), now())) THEN 'quiet'
    ELSE 'now'
  END
  FROM announcement_people(p_audience, p_id) p
  JOIN "user" u ON u.id = p.user_id
  LEFT JOIN (SELECT DISTINCT l.user_id FROM connection_lease l WHERE l.expires_at > now()) c ON c.user_id = u.id
  LEFT JOIN interruption_setting s ON s.user_id = u.id
$$;
