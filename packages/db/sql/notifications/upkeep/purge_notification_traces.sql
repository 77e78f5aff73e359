-- Removes at most `p_limit` steps of traces of what was caused before `p_before`: who did not get it, which devices had it, and what became of it on other channels. Returns how many.
CREATE OR REPLACE FUNCTION purge_notification_traces(p_before timestamptz, p_limit int) RETURNS int LANGUAGE sql AS $$
  WITH skips AS (
    DELETE FROM notification_skip s USING (SELECT x.source, x.user_id FROM notification_skip x
      WHERE x.source < first_uuid(p_before) ORDER BY x.source LIMIT p_limit) o
    WHERE s.source = o.source AND s.user_id = o.user_id RETURNING 1
  ), acks AS (
    DELETE FROM notification_ack a USING (SELECT x.notification_id, x.device_id FROM notification_ack x
      WHERE x.notification_id < first_uuid(p_before) ORDER BY x.notification_id LIMIT p_limit) o
    WHERE a.notification_id = o.notification_id AND a.device_id = o.device_id RETURNING 1
  ), deliveries AS (
    DELETE FROM notification_delivery d USING (SELECT x.notification_id, x.channel FROM notification_delivery x
      WHERE x.notification_id < first_uuid(p_before) ORDER BY x.notification_id LIMIT p_limit) o
    WHERE d.notification_id = o.notification_id AND d.channel = o.channel RETURNING 1
  )
  SELECT greatest((SELECT count(*) FROM skips), (SELECT count(*) FROM acks), (SELECT count(*) FROM deliveries))::int
$$;
