-- Programs that work in a workspace, what they say they do, and what they were.
CREATE TABLE "agent" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "key_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "version" VARCHAR(40) NOT NULL,
    "capabilities" TEXT[],
    "every_seconds" INTEGER NOT NULL,
    "status" VARCHAR(8) NOT NULL DEFAULT 'idle',
    "status_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "task" TEXT,
    "progress" INTEGER,
    "message" TEXT,
    "active_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_until" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "missed" BOOLEAN NOT NULL DEFAULT false,
    "hold" VARCHAR(8),
    "request_id" UUID,
    "request_action" VARCHAR(8),
    "request_by_id" UUID,
    "request_at" TIMESTAMPTZ(3),
    "notified" VARCHAR(8),
    "notified_id" UUID,
    "registered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "agent_status_known" CHECK ("status" IN ('idle', 'running', 'waiting', 'error', 'offline'))
) WITH (fillfactor = 70);

CREATE TABLE "agent_act" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "agent_id" UUID NOT NULL,
    "action" VARCHAR(12) NOT NULL,
    "status" VARCHAR(8) NOT NULL,
    "request" VARCHAR(8),
    "by_name" VARCHAR(120),
    "words" TEXT,
    "missed" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_act_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "agent_watch" (
    "id" INTEGER NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agent_watch_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "agent_workspace_id_registered_at_id_idx" ON "agent"("workspace_id", "registered_at", "id");

CREATE INDEX "agent_notified_id_idx" ON "agent"("notified_id");

CREATE UNIQUE INDEX "agent_workspace_id_owner_id_name_key" ON "agent"("workspace_id", "owner_id", "name");

CREATE INDEX "agent_act_agent_id_at_id_idx" ON "agent_act"("agent_id", "at" DESC, "id" DESC);

ALTER TABLE "agent" ADD CONSTRAINT "agent_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "agent_act" ADD CONSTRAINT "agent_act_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT protect_tenant_table('agent');
SELECT protect_tenant_table('agent_act');

-- An agent as everybody in its workspace sees it.
CREATE OR REPLACE FUNCTION agent_of(a agent) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', a.id, 'workspaceId', a.workspace_id, 'keyId', a.key_id, 'name', a.name, 'version', a.version,
    'capabilities', to_jsonb(a.capabilities), 'owner', person(a.owner_id), 'everySeconds', a.every_seconds,
    'status', a.status, 'statusAt', iso(a.status_at), 'task', a.task, 'progress', a.progress, 'message', a.message,
    'activeAt', iso(a.active_at), 'seenAt', CASE WHEN a.status = 'offline' THEN iso(a.beat_at) END, 'hold', a.hold,
    'request', CASE WHEN a.request_id IS NOT NULL THEN jsonb_build_object('id', a.request_id, 'action', a.request_action,
      'by', person(a.request_by_id), 'at', iso(a.request_at)) END,
    'registeredAt', iso(a.registered_at))
$$;
-- The workspace an agent is in; `tenant_of` asks.
CREATE OR REPLACE FUNCTION workspace_of_agent(p_id uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT a.workspace_id FROM agent a WHERE a.id = p_id
$$;
-- Takes heartbeats of agents in many workspaces at once: of those that are what they were, by a key of their workspace that registered them
-- or is their owner's. The others are not answered: they are changed one by one, or are not there. `p_second`: how many ms a second of theirs
-- has. `moved`: it says something new.
CREATE OR REPLACE FUNCTION beat_agents(p_ids uuid[], p_workspaces uuid[], p_keys uuid[], p_owners uuid[], p_statuses text[], p_tasks text[],
  p_progress int[], p_messages text[], p_second double precision)
RETURNS TABLE (n bigint, moved boolean, active_at timestamptz, every_seconds int, hold text, request_id uuid, request_action text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := date_trunc('milliseconds', clock_timestamp());
BEGIN
  RETURN QUERY
  UPDATE agent a SET beat_at = v_now, lease_until = v_now + a.every_seconds * 3 * p_second * interval '1 millisecond',
    task = i.task, progress = i.progress, message = i.message,
    active_at = CASE WHEN a.task IS DISTINCT FROM i.task OR a.progress IS DISTINCT FROM i.progress OR a.message IS DISTINCT FROM i.message
      THEN v_now ELSE a.active_at END
  FROM unnest(p_ids, p_workspaces, p_keys, p_owners, p_statuses, p_tasks, p_progress, p_messages) WITH ORDINALITY
    i(id, workspace, key, owner, status, task, progress, message, n)
  WHERE a.id = i.id AND a.workspace_id = i.workspace AND (a.key_id = i.key OR a.owner_id = i.owner) AND a.status = i.status
    AND a.status <> 'offline'
  RETURNING i.n, a.active_at = v_now, a.active_at, a.every_seconds, a.hold::text, a.request_id, a.request_action::text;
END
$$;
-- Which agents were not heard of for as long as they are believed to live, by the database's clock; of all workspaces, for the server that
-- looks. Where nobody looked for `p_grace` ms, nobody may have taken heartbeats either: then all get the time of a lease anew.
CREATE OR REPLACE FUNCTION overdue_agents(p_second double precision, p_grace double precision, p_limit int)
RETURNS TABLE (workspace_id uuid, ids uuid[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := clock_timestamp();
  v_looked timestamptz;
BEGIN
  SELECT w.looked_at INTO v_looked FROM agent_watch w WHERE w.id = 1 FOR UPDATE;
  INSERT INTO agent_watch (id, looked_at) VALUES (1, v_now) ON CONFLICT (id) DO UPDATE SET looked_at = v_now;
  IF v_looked IS NULL OR v_looked < v_now - p_grace * interval '1 millisecond' THEN
    UPDATE agent a SET lease_until = v_now + a.every_seconds * 3 * p_second * interval '1 millisecond'
    WHERE a.status <> 'offline' AND a.lease_until < v_now + a.every_seconds * 3 * p_second * interval '1 millisecond';
    RETURN;
  END IF;
  RETURN QUERY
  SELECT d.workspace_id, array_agg(d.id) FROM (
    SELECT a.workspace_id, a.id FROM agent a WHERE a.status <> 'offline' AND a.lease_until <= v_now LIMIT p_limit) d
  GROUP BY d.workspace_id;
END
$$;
-- Was the owner of an agent notified of this, and is it not over? For its notification, whatever workspace it is in.
CREATE OR REPLACE FUNCTION agent_notified(p_id uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM agent a WHERE a.notified_id = p_id)
$$;

-- Does what a notification is about still stand? `p_proof`: what kind of thing must be there; `p_about` and `p_actor`: which, and by whom.
CREATE OR REPLACE FUNCTION notification_stands(p_proof text, p_about uuid, p_actor uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT CASE p_proof
    WHEN 'like' THEN EXISTS (SELECT 1 FROM reaction r WHERE r.target_id = p_about AND r.user_id = p_actor)
      AND (notification_stands('reply', p_about, NULL) OR notification_stands('topic', p_about, NULL))
    WHEN 'reply' THEN EXISTS (SELECT 1 FROM reply r JOIN topic t ON t.id = r.topic_id
      WHERE r.id = p_about AND r.deleted_at IS NULL AND r.status = 'visible' AND t.deleted_at IS NULL AND t.status = 'visible')
    WHEN 'topic' THEN EXISTS (SELECT 1 FROM topic t WHERE t.id = p_about AND t.deleted_at IS NULL AND t.status = 'visible')
    WHEN 'follow' THEN EXISTS (SELECT 1 FROM follow f WHERE f.followed_id = p_about AND f.user_id = p_actor)
    WHEN 'invitation' THEN EXISTS (SELECT 1 FROM group_invitation i WHERE i.id = p_about AND i.state = 'pending')
    WHEN 'membership' THEN EXISTS (SELECT 1 FROM group_member m WHERE m.group_id = p_about AND m.user_id = p_actor)
    WHEN 'report' THEN EXISTS (SELECT 1 FROM report r WHERE r.id = p_about AND r.state = 'open')
    WHEN 'family' THEN EXISTS (SELECT 1 FROM family_member m WHERE m.id = p_about AND m.joined_at IS NULL)
    WHEN 'alert' THEN EXISTS (SELECT 1 FROM alert a WHERE a.id = p_about AND a.state = 'new')
    WHEN 'approval' THEN approval_waits(p_about)
    WHEN 'agent' THEN agent_notified(p_about)
    ELSE true
  END
$$;
