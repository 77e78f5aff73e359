-- Takes what is due for a webhook, the oldest first: never more than `p_most` of it are on their way over all servers, and one alone
-- while nothing arrives. What happened in a workspace goes one after the other in the order of its room, and waits for what comes before
-- it; a test does not. A server that dies gives back what it took when `p_lease_ms` are over.
CREATE OR REPLACE FUNCTION claim_webhook_deliveries(p_webhook uuid, p_most int, p_lease_ms float8)
RETURNS SETOF webhook_delivery LANGUAGE plpgsql AS $$
DECLARE
  v_most int;
  v_workspace uuid;
  v_ids uuid[];
BEGIN
  SELECT CASE WHEN w.failing_since IS NULL THEN p_most ELSE 1 END, w.workspace_id INTO v_most, v_workspace FROM webhook w
  WHERE w.id = p_webhook AND w.state = 'active' AND (w.rest_until IS NULL OR w.rest_until <= now()) FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  IF v_workspace IS NULL THEN
    v_most := v_most - (SELECT count(*) FROM webhook_delivery d
      WHERE d.webhook_id = p_webhook AND d.state = 'pending' AND d.locked_until > now());
    v_ids := ARRAY(SELECT x.id FROM webhook_delivery x
      WHERE x.webhook_id = p_webhook AND x.state = 'pending' AND x.next_at <= now()
        AND (x.locked_until IS NULL OR x.locked_until <= now())
      ORDER BY x.next_at, x.id LIMIT greatest(v_most, 0));
  ELSE
    v_ids := ARRAY(WITH next AS MATERIALIZED (SELECT * FROM next_in_order(p_webhook))
      SELECT n.id FROM next n WHERE n.next_at <= now() AND NOT EXISTS (SELECT FROM next x WHERE x.locked_until > now())
      ORDER BY n.next_at, n.id LIMIT 1);
  END IF;
  RETURN QUERY UPDATE webhook_delivery d
    SET locked_until = now() + p_lease_ms * interval '1 millisecond', tries = d.tries + 1 WHERE d.id = ANY (v_ids) RETURNING d.*;
END
$$;
