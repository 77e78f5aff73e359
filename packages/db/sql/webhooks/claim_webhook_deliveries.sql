-- Takes what is due for a webhook, the oldest first: never more than `p_most` of it are on their way over all servers, and one alone
-- while nothing arrives. A server that dies gives back what it took when `p_lease_ms` are over.
CREATE OR REPLACE FUNCTION claim_webhook_deliveries(p_webhook uuid, p_most int, p_lease_ms float8)
RETURNS SETOF webhook_delivery LANGUAGE plpgsql AS $$
DECLARE
  v_most int;
BEGIN
  SELECT CASE WHEN w.failing_since IS NULL THEN p_most ELSE 1 END INTO v_most FROM webhook w
  WHERE w.id = p_webhook AND w.state = 'active' AND (w.rest_until IS NULL OR w.rest_until <= now()) FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  v_most := v_most - (SELECT count(*) FROM webhook_delivery d
    WHERE d.webhook_id = p_webhook AND d.state = 'pending' AND d.locked_until > now());
  RETURN QUERY UPDATE webhook_delivery d
    SET locked_until = now() + p_lease_ms * interval '1 millisecond', tries = d.tries + 1
    WHERE d.id IN (
      SELECT x.id FROM webhook_delivery x
      WHERE x.webhook_id = p_webhook AND x.state = 'pending' AND x.next_at <= now()
        AND (x.locked_until IS NULL OR x.locked_until <= now())
      ORDER BY x.next_at, x.id LIMIT greatest(v_most, 0))
    RETURNING d.*;
END
$$;
