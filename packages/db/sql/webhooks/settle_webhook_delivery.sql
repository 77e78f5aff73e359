-- Writes down what became of a try. p: { id, status, problem, ms, answer, arrived, nextInMs (null: it was the last), restMs, gone }. What is
-- given up is a dead letter too, so that an admin finds it and has it sent again; what comes after it in the room of a workspace goes on. `gone`: the address said that it is no more.
-- `p_stop_ms`: a webhook that failed for so long is stopped. Returns whether this stopped it.
CREATE OR REPLACE FUNCTION settle_webhook_delivery(p jsonb, p_stop_ms float8) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_id uuid := (p ->> 'id')::uuid;
  v_arrived boolean := (p ->> 'arrived')::boolean;
  v_next float8 := (p ->> 'nextInMs')::float8;
  v_webhook uuid;
  v_was text;
  v_row webhook_delivery;
BEGIN
  SELECT d.webhook_id INTO v_webhook FROM webhook_delivery d WHERE d.id = v_id;
  SELECT w.state INTO v_was FROM webhook w WHERE w.id = v_webhook FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE webhook_delivery d SET locked_until = NULL, tried_at = now(), status = (p ->> 'status')::int, problem = p ->> 'problem',
    ms = (p ->> 'ms')::int, answer = p ->> 'answer',
    state = CASE WHEN v_arrived THEN 'delivered' WHEN v_next IS NULL THEN 'failed' ELSE 'pending' END,
    next_at = now() + coalesce(v_next, 0) * interval '1 millisecond'
  WHERE d.id = v_id RETURNING d.* INTO v_row;
  IF v_arrived THEN
    UPDATE webhook w SET failing_since = NULL, failures = 0, rest_until = NULL, dropped = 0
    WHERE w.id = v_webhook AND w.failing_since IS NOT NULL;
    RETURN false;
  END IF;
  IF v_row.state = 'failed' THEN
    INSERT INTO dead_letter (id, kind, payload, attempts, last_error, created_at)
    VALUES (made_notification_id(v_id, v_webhook), 'webhooks:send-again',
      jsonb_strip_nulls(jsonb_build_object('deliveryId', v_id, 'workspaceId', v_row.workspace_id)), v_row.tries,
      format('The webhook %s got no %s: %s', v_webhook, v_row.type, coalesce(v_row.problem, 'it answered ' || v_row.status)), v_row.created_at)
    ON CONFLICT (id) DO NOTHING;
  END IF;
  UPDATE webhook w SET failing_since = coalesce(w.failing_since, now()), failures = w.failures + 1,
    rest_until = now() + least((p ->> 'restMs')::float8 * power(2, least(w.failures, 6)), 300000) * interval '1 millisecond',
    state = CASE WHEN w.state = 'active' AND ((p ->> 'gone')::boolean OR w.failing_since < now() - p_stop_ms * interval '1 millisecond')
      THEN 'stopped' ELSE w.state END
  WHERE w.id = v_webhook;
  RETURN v_was = 'active' AND (SELECT w.state FROM webhook w WHERE w.id = v_webhook) = 'stopped';
END
$$;
