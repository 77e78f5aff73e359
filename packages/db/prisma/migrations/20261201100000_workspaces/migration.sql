-- Workspaces are tenants: what hangs on one is seen by its members and nobody else.
CREATE TYPE "workspace_role" AS ENUM ('owner', 'manager', 'operator', 'viewer');

CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "slug" VARCHAR(60) NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "member_count" INTEGER NOT NULL DEFAULT 0,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "workspace_member" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "workspace_role" NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_member_pkey" PRIMARY KEY ("workspace_id","user_id")
);

CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");
CREATE INDEX "workspace_created_by_id_created_at_idx" ON "workspace"("created_by_id", "created_at");
CREATE INDEX "workspace_member_workspace_id_joined_at_user_id_idx" ON "workspace_member"("workspace_id", "joined_at", "user_id");
CREATE INDEX "workspace_member_user_id_idx" ON "workspace_member"("user_id");

ALTER TABLE "workspace_member" ADD CONSTRAINT "workspace_member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "workspace_invitation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "user_id" UUID,
    "token_hash" BYTEA,
    "inviter_id" UUID NOT NULL,
    "role" "workspace_role" NOT NULL,
    "state" "invitation_state" NOT NULL DEFAULT 'pending',
    "uses" INTEGER NOT NULL DEFAULT 0,
    "max_uses" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "workspace_invitation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "workspace_audit" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "action" VARCHAR(40) NOT NULL,
    "actor_id" UUID NOT NULL,
    "member_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_audit_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "workspace_invitation_token_hash_key" ON "workspace_invitation"("token_hash");
CREATE INDEX "workspace_invitation_workspace_id_created_at_id_idx" ON "workspace_invitation"("workspace_id", "created_at" DESC, "id" DESC);
CREATE INDEX "workspace_invitation_user_id_created_at_idx" ON "workspace_invitation"("user_id", "created_at" DESC);
CREATE INDEX "workspace_audit_workspace_id_at_id_idx" ON "workspace_audit"("workspace_id", "at" DESC, "id" DESC);

ALTER TABLE "workspace_invitation" ADD CONSTRAINT "workspace_invitation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "workspace_audit" ADD CONSTRAINT "workspace_audit_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a member is in a workspace; NULL: not in it, or there is none.
CREATE OR REPLACE FUNCTION workspace_role_of(p_workspace uuid, p_user uuid) RETURNS workspace_role LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.role FROM workspace_member m WHERE m.workspace_id = p_workspace AND m.user_id = p_user
$$;

-- The audience of a workspace: its members. Staff are nothing in it.
CREATE OR REPLACE FUNCTION audience_workspace(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT workspace_role_of(p_id, p_member) IS NOT NULL
$$;

-- The workspaces a member is in, and as what. The only way to read over several: each other statement is about one.
CREATE OR REPLACE FUNCTION workspaces_of(p_user uuid) RETURNS TABLE (workspace workspace, role workspace_role) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w, m.role FROM workspace_member m JOIN workspace w ON w.id = m.workspace_id WHERE m.user_id = p_user
$$;

-- What limits how many workspaces somebody makes: how many they own, and how many they made in the last day.
CREATE OR REPLACE FUNCTION workspaces_made_by(p_user uuid, OUT owned int, OUT made int) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT count(*)::int FROM workspace_member m WHERE m.user_id = p_user AND m.role = 'owner'),
    (SELECT count(*)::int FROM workspace w WHERE w.created_by_id = p_user AND w.created_at > now() - interval '1 day')
$$;

-- An invitation as those whom it concerns see it.
CREATE OR REPLACE FUNCTION workspace_invitation_of(i workspace_invitation, w workspace) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', i.id, 'kind', CASE WHEN i.user_id IS NULL THEN 'link' ELSE 'person' END,
    'workspace', jsonb_build_object('id', w.id, 'name', w.name, 'slug', w.slug, 'memberCount', w.member_count),
    'member', person(i.user_id), 'inviter', person(i.inviter_id), 'role', i.role, 'state', i.state, 'uses', i.uses, 'maxUses', i.max_uses,
    'createdAt', iso(i.created_at), 'expiresAt', iso(i.expires_at), 'answeredAt', iso(i.answered_at))
$$;

-- The invitations into workspaces that wait for a member, over all workspaces: who is invited is in none of them yet.
CREATE OR REPLACE FUNCTION workspace_invitations_for(p_user uuid) RETURNS TABLE (id uuid, workspace_id uuid, created_at timestamptz, invitation jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.id, i.workspace_id, i.created_at, workspace_invitation_of(i, w) FROM workspace_invitation i JOIN workspace w ON w.id = i.workspace_id
  WHERE i.user_id = p_user AND i.state = 'pending' AND i.expires_at > now()
$$;

-- The invitation behind a link that still works, by the hash of its secret; no row: there is none.
CREATE OR REPLACE FUNCTION workspace_link(p_hash bytea) RETURNS TABLE (id uuid, workspace_id uuid, invitation jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.id, i.workspace_id, workspace_invitation_of(i, w) FROM workspace_invitation i JOIN workspace w ON w.id = i.workspace_id
  WHERE i.token_hash = p_hash AND i.state = 'pending' AND i.expires_at > now() AND i.uses < i.max_uses
$$;

-- How many are in a workspace is kept beside it: a list of workspaces reads no members.
CREATE OR REPLACE FUNCTION count_workspace_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE workspace w SET member_count = w.member_count + c.n
  FROM (SELECT x.workspace_id, (CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END * count(*))::int AS n FROM changed x GROUP BY x.workspace_id) c
  WHERE w.id = c.workspace_id;
  RETURN NULL;
END
$$;

CREATE TRIGGER "workspace_member_counted_in" AFTER INSERT ON "workspace_member" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_workspace_members();
CREATE TRIGGER "workspace_member_counted_out" AFTER DELETE ON "workspace_member" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_workspace_members();

-- Each statement sees the rows of the one workspace its transaction is for; what reads over several is a function of the owner, above.
SELECT protect_tenant_table('workspace', 'id');
SELECT protect_tenant_table('workspace_member');
SELECT protect_tenant_table('workspace_invitation');
SELECT protect_tenant_table('workspace_audit');
