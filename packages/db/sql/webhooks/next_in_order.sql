-- What a webhook of a workspace may be sent next: of all that waits what comes first in the room, and tests, which have no place there.
CREATE OR REPLACE FUNCTION next_in_order(p_webhook uuid) RETURNS SETOF webhook_delivery LANGUAGE sql STABLE AS $$
  (SELECT d.* FROM webhook_delivery d WHERE d.webhook_id = p_webhook AND d.state = 'pending' AND d.room_offset IS NOT NULL
    ORDER BY d.room_offset LIMIT 1)
  UNION ALL
  SELECT d.* FROM webhook_delivery d WHERE d.webhook_id = p_webhook AND d.state = 'pending' AND d.room_offset IS NULL
$$;
