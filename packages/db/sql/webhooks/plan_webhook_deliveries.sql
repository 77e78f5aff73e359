-- Writes down what webhooks are to be sent. p: [{ id (of the event), type, body, at, correlationId }]. A webhook for which `p_bound` wait already is sent
-- no more and counts it. Made again after a crash it is the same. Returns the webhooks for which something waits now.
CREATE OR REPLACE FUNCTION plan_webhook_deliveries(p jsonb, p_bound int) RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  v_told uuid[];
BEGIN
  WITH asked AS (
    SELECT w.id AS webhook, e.type, e.body, e.at, e."correlationId" AS correlation_id, made_notification_id(e.id, w.id) AS id,
      row_number() OVER (PARTITION BY w.id ORDER BY e.id) AS n
    FROM jsonb_to_recordset(p) e(id uuid, type text, body text, at timestamptz, "correlationId" text)
    JOIN webhook w ON w.state = 'active' AND wants_event(w.events, e.type)
  ), waiting AS (
    SELECT a.webhook, (SELECT count(*) FROM webhook_delivery d WHERE d.webhook_id = a.webhook AND d.state = 'pending') AS n
    FROM asked a GROUP BY a.webhook
  ), made AS (
    INSERT INTO webhook_delivery (id, webhook_id, type, body, created_at, correlation_id)
    SELECT a.id, a.webhook, a.type, a.body, a.at, a.correlation_id FROM asked a JOIN waiting w ON w.webhook = a.webhook
    WHERE w.n + a.n <= p_bound ON CONFLICT (id) DO NOTHING RETURNING webhook_id
  ), over AS (
    UPDATE webhook h SET dropped = h.dropped + x.n FROM (
      SELECT a.webhook, count(*)::int AS n FROM asked a JOIN waiting w ON w.webhook = a.webhook
      WHERE w.n + a.n > p_bound GROUP BY a.webhook) x WHERE h.id = x.webhook
  )
  SELECT coalesce(array_agg(DISTINCT m.webhook_id), '{}') INTO v_told FROM made m;
  RETURN v_told;
END
$$;
