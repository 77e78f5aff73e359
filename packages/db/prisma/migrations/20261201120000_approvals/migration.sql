-- What agents and members ask the people of a workspace before they act.
CREATE TYPE "approval_state" AS ENUM ('pending', 'approved', 'rejected', 'expired', 'cancelled');

CREATE TYPE "approval_risk" AS ENUM ('low', 'medium', 'high');

CREATE TYPE "approval_decision" AS ENUM ('approve', 'reject');

ALTER TABLE "api_key" ADD COLUMN     "bound_to" UUID;

CREATE TABLE "approval" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "title" VARCHAR(400) NOT NULL,
    "summary" TEXT NOT NULL,
    "kind" VARCHAR(40) NOT NULL,
    "payload" JSON,
    "payload_bytes" INTEGER NOT NULL,
    "requester_kind" VARCHAR(8) NOT NULL,
    "requester_id" UUID NOT NULL,
    "requester_name" VARCHAR(120) NOT NULL,
    "owner_id" UUID,
    "risk" "approval_risk" NOT NULL,
    "assigned_roles" "workspace_role"[],
    "assigned_people" UUID[],
    "required" INTEGER NOT NULL,
    "deadline" TIMESTAMPTZ(3),
    "state" "approval_state" NOT NULL DEFAULT 'pending',
    "held_by_id" UUID,
    "held_decision" "approval_decision",
    "held_comment" TEXT,
    "held_until" TIMESTAMPTZ(3),
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "links" JSONB NOT NULL DEFAULT '[]',
    "correlation_id" VARCHAR(64) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "approval_vote" (
    "approval_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "decision" "approval_decision" NOT NULL,
    "comment" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "approval_vote_pkey" PRIMARY KEY ("approval_id","user_id")
);

CREATE TABLE "approval_act" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "approval_id" UUID NOT NULL,
    "action" VARCHAR(20) NOT NULL,
    "actor_kind" VARCHAR(8) NOT NULL,
    "actor_id" UUID,
    "actor_name" VARCHAR(120) NOT NULL,
    "comment" TEXT,
    "correlation_id" VARCHAR(64) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "approval_act_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "approval_workspace_id_state_created_at_id_idx" ON "approval"("workspace_id", "state", "created_at", "id");

CREATE INDEX "approval_workspace_id_ended_at_id_idx" ON "approval"("workspace_id", "ended_at" DESC, "id" DESC);

CREATE INDEX "approval_act_approval_id_at_id_idx" ON "approval_act"("approval_id", "at" DESC, "id" DESC);

CREATE INDEX "approval_act_workspace_id_at_id_idx" ON "approval_act"("workspace_id", "at" DESC, "id" DESC);

ALTER TABLE "approval" ADD CONSTRAINT "approval_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "approval_vote" ADD CONSTRAINT "approval_vote_approval_id_fkey" FOREIGN KEY ("approval_id") REFERENCES "approval"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "approval_act" ADD CONSTRAINT "approval_act_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT protect_tenant_table('approval');
SELECT protect_tenant_table('approval_vote');
SELECT protect_tenant_table('approval_act');

-- The workspace an approval is in; `tenant_of` asks.
CREATE OR REPLACE FUNCTION workspace_of_approval(p_id uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT a.workspace_id FROM approval a WHERE a.id = p_id
$$;

-- Does an approval wait for somebody? For what is notified of it, whatever workspace it is in.
CREATE OR REPLACE FUNCTION approval_waits(p_id uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM approval a WHERE a.id = p_id AND a.state = 'pending')
$$;

-- Who may decide an approval, and who of them is asked: the ones it names, or where it names nobody the owners and managers. The contract
-- says the same (`whyNoDecider`).
CREATE OR REPLACE FUNCTION approval_deciders(a approval) RETURNS TABLE (user_id uuid, asked boolean) LANGUAGE sql STABLE AS $$
  SELECT m.user_id, cardinality(a.assigned_roles) + cardinality(a.assigned_people) = 0 OR named.it
  FROM workspace_member m
  JOIN workspace w ON w.id = m.workspace_id
  CROSS JOIN LATERAL (SELECT m.role = ANY (a.assigned_roles) OR m.user_id = ANY (a.assigned_people) AS it) named
  WHERE m.workspace_id = a.workspace_id
    AND (m.role IN ('owner', 'manager') OR (m.role = 'operator' AND named.it))
    AND NOT (a.requester_kind = 'member' AND m.user_id = a.requester_id)
    AND NOT (m.user_id IS NOT DISTINCT FROM a.owner_id AND coalesce((w.settings ->> 'fourEyes')::boolean, false))
$$;

-- An approval as everybody in its workspace sees it, without its payload.
CREATE OR REPLACE FUNCTION approval_of(a approval) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', a.id, 'workspaceId', a.workspace_id, 'title', a.title, 'summary', a.summary, 'kind', a.kind,
    'payloadBytes', a.payload_bytes, 'risk', a.risk, 'required', a.required, 'deadline', iso(a.deadline), 'state', a.state,
    'requestedBy', jsonb_build_object('kind', a.requester_kind, 'id', a.requester_id, 'name', a.requester_name, 'ownerId', a.owner_id),
    'assignees', jsonb_build_object('roles', to_jsonb(a.assigned_roles), 'people', (
      SELECT coalesce(jsonb_agg(person(p.id) ORDER BY p.n), '[]') FROM unnest(a.assigned_people) WITH ORDINALITY p(id, n)
      WHERE EXISTS (SELECT FROM "user" u WHERE u.id = p.id))),
    'decision', CASE WHEN a.held_by_id IS NOT NULL THEN
      jsonb_build_object('by', person(a.held_by_id), 'decision', a.held_decision, 'effectiveAt', iso(a.held_until)) END,
    'decisions', (SELECT coalesce(jsonb_agg(jsonb_build_object('by', person(v.user_id), 'decision', v.decision, 'comment', v.comment,
        'at', iso(v.at)) ORDER BY v.at, v.user_id), '[]') FROM approval_vote v WHERE v.approval_id = a.id AND v.workspace_id = a.workspace_id),
    'commentCount', a.comment_count, 'links', a.links, 'correlationId', a.correlation_id, 'version', a.version,
    'lastComments', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'body', left(c.comment, 200), 'at', iso(c.at),
        'by', jsonb_build_object('kind', c.actor_kind, 'id', c.actor_id, 'name', c.actor_name)) ORDER BY c.at, c.id), '[]')
      FROM (SELECT * FROM approval_act x WHERE a.comment_count > 0 AND x.approval_id = a.id AND x.workspace_id = a.workspace_id
        AND x.action = 'commented' ORDER BY x.at DESC, x.id DESC LIMIT 2) c),
    'createdAt', iso(a.created_at), 'updatedAt', iso(a.updated_at), 'endedAt', iso(a.ended_at))
$$;

-- Which of these are still let into a workspace: its members, and keys of it that are not revoked. For who waits in a request.
CREATE OR REPLACE FUNCTION still_in_workspace(p_workspace uuid, p_principals uuid[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ARRAY(
    SELECT m.user_id FROM workspace_member m WHERE m.workspace_id = p_workspace AND m.user_id = ANY (p_principals)
    UNION ALL
    SELECT k.id FROM api_key k WHERE k.id = ANY (p_principals) AND k.bound_to = p_workspace AND k.revoked_at IS NULL
      AND (k.expires_at IS NULL OR k.expires_at > now()))
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
    ELSE true
  END
$$;
