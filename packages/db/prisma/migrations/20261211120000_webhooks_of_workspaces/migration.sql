-- Webhooks of a workspace: its owners choose them, and each stands at a place in the room of the workspace. What is of no workspace is the forum's.
ALTER TABLE "webhook" ADD COLUMN "workspace_id" UUID,
ADD COLUMN "room_offset" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "webhook_delivery" ADD COLUMN "workspace_id" UUID,
ADD COLUMN "room_offset" BIGINT;

CREATE INDEX "webhook_workspace_id_created_at_id_idx" ON "webhook"("workspace_id", "created_at" DESC, "id" DESC);
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- What of a workspace waits, in the order it is sent in.
CREATE INDEX "webhook_delivery_in_order_idx" ON "webhook_delivery"("webhook_id", "room_offset") WHERE "state" = 'pending';

-- Puts a table whose rows belong to a workspace, or where `workspace_id` is NULL to the forum, under row-level security: a statement for a
-- workspace sees and writes the rows of that one, a statement for none those of the forum, and neither those of the other. Migrations call
-- it once for each such table; as with protect_tenant_table the owner sees all.
CREATE OR REPLACE FUNCTION protect_forum_or_tenant_table(p_table regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_mine text := 'workspace_id IS NOT DISTINCT FROM nullif(current_setting(''tidings.workspace_id'', true), '''')::uuid';
BEGIN
  IF NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = p_table AND a.attname = 'workspace_id' AND a.atttypid = 'uuid'::regtype) THEN
    RAISE EXCEPTION '% needs a column workspace_id uuid to belong to workspaces or to the forum', p_table;
  END IF;
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format('CREATE POLICY tenant ON %s USING (%s) WITH CHECK (%s)', p_table, v_mine, v_mine);
  PERFORM admit_owner(p_table);
END
$$;

SELECT protect_forum_or_tenant_table('webhook');
SELECT protect_forum_or_tenant_table('webhook_delivery');

-- Servers of before call it with two arguments: the others have defaults.
DROP FUNCTION plan_webhook_deliveries(jsonb, int);
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
-- What a webhook of a workspace may be sent next: of all that waits what comes first in the room, and tests, which have no place there.
CREATE OR REPLACE FUNCTION next_in_order(p_webhook uuid) RETURNS SETOF webhook_delivery LANGUAGE sql STABLE AS $$
  (SELECT d.* FROM webhook_delivery d WHERE d.webhook_id = p_webhook AND d.state = 'pending' AND d.room_offset IS NOT NULL
    ORDER BY d.room_offset LIMIT 1)
  UNION ALL
  SELECT d.* FROM webhook_delivery d WHERE d.webhook_id = p_webhook AND d.state = 'pending' AND d.room_offset IS NULL
$$;
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
-- When something is due for a webhook next; NULL: nothing waits, or it is sent nothing.
CREATE OR REPLACE FUNCTION next_webhook_delivery(p_webhook uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN w.workspace_id IS NULL
    THEN (SELECT min(greatest(d.next_at, d.locked_until, w.rest_until)) FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'pending')
    ELSE (SELECT min(greatest(d.next_at, d.locked_until, w.rest_until)) FROM next_in_order(w.id) d) END
  FROM webhook w WHERE w.id = p_webhook AND w.state = 'active'
$$;
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
-- Does anybody want what a job would do? Asked in the transaction that causes it, so that what nobody listens to costs no row. That one is for
-- whatever workspace, or for none, so it is asked of all.
CREATE OR REPLACE FUNCTION is_job_wanted(p_by text, p_payload jsonb) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE p_by WHEN 'webhooks' THEN EXISTS (
    SELECT 1 FROM webhook w WHERE w.state = 'active' AND CASE WHEN p_payload ? 'workspaceId'
      THEN w.workspace_id = (p_payload ->> 'workspaceId')::uuid
      ELSE w.workspace_id IS NULL AND wants_event(w.events, p_payload ->> 'type') END) ELSE true END
$$;
-- The workspace a webhook is of; NULL for those of the forum. `tenant_of` asks.
CREATE OR REPLACE FUNCTION workspace_of_webhook(p_id uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT w.workspace_id FROM webhook w WHERE w.id = p_id
$$;
-- Deletes what webhooks were sent before then, of the forum and of all workspaces. Returns how much that was.
CREATE OR REPLACE FUNCTION prune_webhook_deliveries(p_before timestamptz) RETURNS bigint LANGUAGE sql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (DELETE FROM webhook_delivery d WHERE d.created_at < p_before RETURNING 1) SELECT count(*) FROM gone
$$;
-- Calls a member who is gone as they are called now in a page of what webhooks of workspaces were sent, over all workspaces, after an id.
-- Returns the id the page ended at; NULL: it was the last. p_was as in json_without; `p_concerned`: a pattern of what names them.
CREATE OR REPLACE FUNCTION forget_text_in_deliveries(p_was jsonb, p_concerned text, p_after uuid, p_limit int) RETURNS uuid LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_ids uuid[] := ARRAY(SELECT d.id FROM webhook_delivery d WHERE d.id > p_after AND d.workspace_id IS NOT NULL ORDER BY d.id LIMIT p_limit);
BEGIN
  UPDATE webhook_delivery SET body = json_without(body::jsonb, p_was)::text WHERE id = ANY (v_ids) AND body ~* p_concerned;
  RETURN CASE WHEN cardinality(v_ids) = p_limit THEN v_ids[p_limit] END;
END
$$;
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
-- What came of one request, by its correlation id, within a span of time: events with the kind of the job they were committed in, jobs that
-- wait or failed for good, and what webhooks were sent; at most `p_most` of each. Of what happened in a workspace neither where nor by whom
-- is said, for who asks is no member of it. The span comes first, for there is an index of time and none of correlation ids.
CREATE OR REPLACE FUNCTION trace_of(p_correlation text, p_from timestamptz, p_to timestamptz, p_most int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'events', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name, 'at', iso(e.at), 'rooms', to_jsonb(e.rooms), 'job', e.job,
        'by', CASE WHEN NOT e.rooms && ARRAY['workspace', 'chat'] THEN person(e.user_id) END) ORDER BY e.at, e.id), '[]')
      FROM (SELECT x.id, x.name, x.job, x.user_id, min(x.at) AS at, array_agg(DISTINCT split_part(x.room, ':', 1) ORDER BY split_part(x.room, ':', 1)) AS rooms
        FROM event x WHERE x.at BETWEEN p_from AND p_to AND x.correlation_id = p_correlation
        GROUP BY x.id, x.name, x.job, x.user_id ORDER BY min(x.at), x.id LIMIT p_most) e),
    'jobs', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', j.id, 'kind', j.kind, 'state', j.state, 'attempts', j.attempts, 'at', iso(j.created_at))
        ORDER BY j.created_at, j.id), '[]')
      FROM (SELECT w.id, w.kind, CASE WHEN w.locked_by IS NULL THEN 'waiting' ELSE 'running' END AS state, w.attempts, w.created_at
          FROM job w WHERE w.correlation_id = p_correlation
        UNION ALL SELECT d.id, d.kind, 'dead', d.attempts, d.created_at FROM dead_letter d WHERE d.correlation_id = p_correlation
        ORDER BY 5, 1 LIMIT p_most) j),
    'deliveries', traced_deliveries(p_correlation, p_from, p_to, p_most))
$$;
