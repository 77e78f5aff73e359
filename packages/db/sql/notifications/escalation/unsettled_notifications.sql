-- What waits unread in the inboxes of these members and was not decided on for a channel yet, push or email: at most `p_limit` a member, what is critical before the
-- oldest, of what was placed since `p_since`. What grew after it was pushed is asked about anew; what was mailed or passed over is not.
-- `allowed`: they may still see it; `muted`: they muted it since; `seen`: a device somebody looked at acknowledged it; `wanted`, `daily`: what
-- they set for its type; `connected`: a device of theirs is live; `tried_at`, `tries`: of what was tried of it before; `unpushed`: it was
-- to be pushed, and no device took it.
CREATE OR REPLACE FUNCTION unsettled_notifications(p_users uuid[], p_channel text, p_since timestamptz, p_limit int)
RETURNS TABLE (user_id uuid, id uuid, type text, category text, priority text, "position" bigint, version int, title text, message text,
  action_url text, group_key text, entity jsonb, data jsonb, created_at timestamptz, updated_at timestamptz, allowed boolean, muted boolean,
  seen boolean, wanted boolean, daily boolean, connected boolean, outcome text, tried_at timestamptz, tries int, unpushed boolean)
LANGUAGE sql STABLE
  -- Plans are kept from when the table of a new month was empty, and then read all of it.
  SET enable_seqscan = off AS $$
  SELECT n.user_id, n.id, n.type, n.category, n.priority, n.position, n.version, n.title, n.message, n.action_url, n.group_key, n.entity, n.data,
    n.created_at, n.updated_at, coalesce(c.allowed, true), coalesce(c.muted, false),
    coalesce(a.seen >= n.position, false), CASE p_channel WHEN 'push' THEN f.push ELSE f.email END, coalesce(f.daily, false),
    a.connected, n.outcome, n.tried_at, coalesce(n.tries, 0),
    p_channel = 'email' AND EXISTS (SELECT FROM notification_delivery p
      WHERE p.notification_id = n.id AND p.channel = 'push' AND p.outcome = 'failed')
  FROM unnest(p_users) u(id)
  CROSS JOIN LATERAL (
    SELECT (SELECT max(d.visible_offset) FROM device_ack d WHERE d.user_id = u.id) AS seen,
      EXISTS (SELECT FROM connection_lease l WHERE l.user_id = u.id AND l.expires_at > now()) AS connected) a
  CROSS JOIN LATERAL (
    SELECT x.*, d.outcome, d.at AS tried_at, d.tries FROM notification x
    LEFT JOIN notification_delivery d ON d.notification_id = x.id AND d.channel = p_channel
    WHERE x.user_id = u.id AND x.read_at IS NULL AND x.archived_at IS NULL AND x.deleted_at IS NULL AND x.snoozed_until IS NULL
      AND x.updated_at >= p_since
      AND (d.notification_id IS NULL OR d.outcome = 'waiting' OR (p_channel = 'push' AND d.position < x.position))
    ORDER BY x.priority = 'critical' DESC, x.position LIMIT p_limit) n
  LEFT JOIN notification_preference f ON f.user_id = n.user_id AND f.type = n.type
  LEFT JOIN LATERAL (
    SELECT coalesce(t.category_id, k.category_id) IS NULL OR coalesce(scope_allows(sc, n.user_id), false) AS allowed,
      EXISTS (SELECT FROM mute m WHERE m.user_id = n.user_id AND (m.until IS NULL OR m.until > now()) AND NOT m.except_mentions
        AND (m.target_type, m.target) IN (('topic', k.topic_id::text), ('category', coalesce(t.category_id, k.category_id)::text),
          ('person', k.actor_id::text), ('type', n.type))) AS muted
    FROM notification_cause k LEFT JOIN topic t ON t.id = k.topic_id
    LEFT JOIN "scope" sc ON sc.key = 'category:' || coalesce(t.category_id, k.category_id)
    WHERE k.notification_id = n.id AND k.undone_at IS NULL ORDER BY k.at DESC LIMIT 1) c ON true
$$;
