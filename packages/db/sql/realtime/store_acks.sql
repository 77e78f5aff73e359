-- Acknowledgements of members' own streams, one row a device: they only ever rise, and never above the stream's head. Which notifications a
-- device has by that is kept for their traces: those between what it had before and what it has now, at most the last 100. `p_had` says where
-- a device stood of which nothing is stored, `p_seen` how far it acknowledged while somebody saw it.
CREATE OR REPLACE FUNCTION store_acks(
  p_users uuid[], p_devices text[], p_offsets bigint[], p_had bigint[] DEFAULT NULL, p_seen bigint[] DEFAULT NULL
) RETURNS void LANGUAGE sql AS $$
  WITH asked AS (
    SELECT a.user_id, a.device_id, a.ack, coalesce(d."offset", a.had) AS had, least(coalesce(a.seen, 0), a.ack) AS seen
    FROM unnest(p_users, p_devices, p_offsets, p_had, p_seen) a(user_id, device_id, ack, had, seen)
    JOIN stream st ON st.room = 'user:' || a.user_id AND a.ack <= st.head
    LEFT JOIN device_ack d ON d.user_id = a.user_id AND d.device_id = a.device_id
  ), risen AS (
    INSERT INTO device_ack AS d (user_id, device_id, "offset", visible_offset)
    SELECT a.user_id, a.device_id, a.ack, a.seen FROM asked a ORDER BY a.user_id, a.device_id
    ON CONFLICT (user_id, device_id) DO UPDATE SET "offset" = greatest(d."offset", excluded."offset"), at = now(),
      visible_offset = greatest(d.visible_offset, excluded.visible_offset)
      WHERE d."offset" < excluded."offset" OR d.visible_offset < excluded.visible_offset
    RETURNING d.user_id, d.device_id
  )
  INSERT INTO notification_ack (notification_id, device_id, at)
  SELECT n.id, r.device_id, clock_timestamp() FROM risen r JOIN asked a ON a.user_id = r.user_id AND a.device_id = r.device_id
    CROSS JOIN LATERAL (SELECT x.id FROM notification x WHERE x.user_id = r.user_id AND x.position <= a.ack
      AND x.position > coalesce(a.had, a.ack - 1) ORDER BY x.position DESC LIMIT 100) n
  ON CONFLICT DO NOTHING
$$;
