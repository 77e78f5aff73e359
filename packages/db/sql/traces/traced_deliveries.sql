-- What webhooks were sent that came of one request, for `trace_of`, of the forum and of whatever workspace: of the latter it is not said what
-- the webhook is called.
CREATE OR REPLACE FUNCTION traced_deliveries(p_correlation text, p_from timestamptz, p_to timestamptz, p_most int) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'webhookId', v.webhook_id,
    'webhook', CASE WHEN v.workspace_id IS NULL THEN w.name ELSE '' END, 'type', v.type, 'state', v.state, 'tries', v.tries, 'status', v.status, 'ms', v.ms,
    'at', iso(v.created_at)) ORDER BY v.created_at, v.id), '[]')
  FROM (SELECT * FROM webhook_delivery x WHERE x.created_at BETWEEN p_from AND p_to AND x.correlation_id = p_correlation
    ORDER BY x.created_at, x.id LIMIT p_most) v JOIN webhook w ON w.id = v.webhook_id
$$;
