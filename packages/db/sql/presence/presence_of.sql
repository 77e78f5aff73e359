-- What is known of how members are: the leases that are believed, with how many ms they are still good where that is known, and what they
-- chose by hand. How they look follows from it (`shownStatus` of the API). Who is not there is not answered.
CREATE OR REPLACE FUNCTION presence_of(p_ids uuid[]) RETURNS TABLE ("userId" uuid, hidden boolean, choice text, "choiceMs" double precision, leases jsonb)
LANGUAGE sql VOLATILE AS $$
  SELECT u.id, u.presence_hidden OR u.deleted_at IS NOT NULL, c.choice::text, c.ms, l.leases
  FROM (SELECT clock_timestamp() AS now) t
  JOIN "user" u ON u.id = ANY (p_ids)
  CROSS JOIN LATERAL (
    SELECT u.presence_choice AS choice, 1000 * extract(epoch FROM u.presence_until - t.now)::double precision AS ms
  ) c
  CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('status', l.status, 'ms', 1000 * extract(epoch FROM l.until - t.now))) AS leases
    FROM presence_lease l LEFT JOIN presence_server s ON s.server_id = l.server_id
    WHERE l.user_id = u.id AND coalesce(l.until, s.until) > t.now
  ) l
  WHERE l.leases IS NOT NULL
$$;
