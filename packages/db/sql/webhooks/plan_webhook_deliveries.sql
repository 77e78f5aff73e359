-- Writes down what webhooks are to be sent: those of a workspace, or without one those of the forum. p: [{ id (of the event), offset (in the
-- room of the workspace), type, body, at, correlationId }]. A webhook of a workspace is sent what lies after its `room_offset`, and stands at
-- `p_up_to` from then on. A webhook for which `p_bound` wait already is sent no more and counts it. Made again after a crash it is the same.
-- Returns the webhooks for which something waits now.
CREATE OR REPLACE FUNCTION plan_webhook_deliveries(p jsonb, p_bound int, p_workspace uuid DEFAULT NULL, p_up_to bigint DEFAULT NULL)
RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  v_waiting uuid[];
BEGIN
  -- Whoever plans at the same time waits here, and then sees where they stand now.
  PERFORM FROM webhook w WHERE w.workspace_id = p_workspace ORDER BY w.id FOR UPDATE;
  WITH asked AS (
    SELECT w.id AS webhook, e.type, e.body, e.at, e."correlationId" AS correlation_id, made_notification_id(e.id, w.id) AS id,
      e."offset" AS room_offset, row_number() OVER (PARTITION BY w.id ORDER BY e."offset", e.id) AS n
    FROM jsonb_to_recordset(p) e(id uuid, "offset" bigint, type text, body text, at timestamptz, "correlationId" text)
    JOIN webhook w ON w.state = 'active' AND w.workspace_id IS NOT DISTINCT FROM p_workspace AND wants_event(w.events, e.type)
      AND (p_workspace IS NULL OR e."offset" > w.room_offset)
  ), waiting AS (
    SELECT a.webhook, (SELECT count(*) FROM webhook_delivery d WHERE d.webhook_id = a.webhook AND d.state = 'pending') AS n
    FROM asked a GROUP BY a.webhook
  ), made AS (
    INSERT INTO webhook_delivery (id, webhook_id, workspace_id, room_offset, type, body, created_at, correlation_id)
    SELECT a.id, a.webhook, p_workspace, a.room_offset, a.type, a.body, a.at, a.correlation_id
    FROM asked a JOIN waiting w ON w.webhook = a.webhook
    WHERE w.n + a.n <= p_bound ON CONFLICT (id) DO NOTHING RETURNING webhook_id
  ), over AS (
    UPDATE webhook h SET dropped = h.dropped + x.n FROM (
      SELECT a.webhook, count(*)::int AS n FROM asked a JOIN waiting w ON w.webhook = a.webhook
      WHERE w.n + a.n > p_bound GROUP BY a.webhook) x WHERE h.id = x.webhook
  )
  SELECT coalesce(array_agg(DISTINCT m.webhook_id), '{}') INTO v_waiting FROM made m;
  UPDATE webhook w SET room_offset = p_up_to WHERE w.workspace_id = p_workspace AND w.state = 'active' AND w.room_offset < p_up_to;
  RETURN v_waiting;
END
$$;
