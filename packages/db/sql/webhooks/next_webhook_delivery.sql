-- When something is due for a webhook next; NULL: nothing waits, or it is sent nothing.
CREATE OR REPLACE FUNCTION next_webhook_delivery(p_webhook uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN w.workspace_id IS NULL
    THEN (SELECT min(greatest(d.next_at, d.locked_until, w.rest_until)) FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'pending')
    ELSE (SELECT min(greatest(d.next_at, d.locked_until, w.rest_until)) FROM next_in_order(w.id) d) END
  FROM webhook w WHERE w.id = p_webhook AND w.state = 'active'
$$;
