-- Alerts as one member has them. What is another's of it, as which monitored item it is about, is not theirs.
CREATE OR REPLACE FUNCTION alert_of(a alert, p_user uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', a.id, 'source', a.source, 'severity', a.severity, 'state', a.state, 'finding', a.finding || jsonb_build_object('source', a.source),
    'member', person(a.owner_id), 'reason', CASE WHEN a.owner_id = p_user THEN 'you_monitor' ELSE 'family' END,
    'sharedWith', (SELECT coalesce(jsonb_agg(person(r.user_id) ORDER BY r.place, r.user_id), '[]')
      FROM alert_recipient r WHERE r.alert_id = a.id AND r.user_id <> a.owner_id),
    'monitoredId', CASE WHEN a.owner_id = p_user THEN a.monitored_id END, 'timesSeen', a.times_seen,
    'firstSeenAt', iso(a.first_seen_at), 'lastSeenAt', iso(a.last_seen_at),
    'acknowledgedAt', iso(a.acknowledged_at), 'acknowledgedBy', person(a.acknowledged_by_id),
    'resolvedAt', iso(a.resolved_at), 'resolvedBy', person(a.resolved_by_id), 'version', a.version,
    'locale', (SELECT u.locale FROM "user" u WHERE u.id = p_user))
$$;
