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

-- What a member is in a workspace; NULL: not in it, or there is none.
CREATE OR REPLACE FUNCTION workspace_role_of(p_workspace uuid, p_user uuid) RETURNS workspace_role LANGUAGE sql STABLE AS $$
  SELECT m.role FROM workspace_member m WHERE m.workspace_id = p_workspace AND m.user_id = p_user
$$;

-- The audience of a workspace: its members. Staff are nothing in it.
CREATE OR REPLACE FUNCTION audience_workspace(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT workspace_role_of(p_id, p_member) IS NOT NULL
$$;

-- The workspaces a member is in, and as what. The only way to read over several: each other statement is about one.
CREATE OR REPLACE FUNCTION workspaces_of(p_user uuid) RETURNS TABLE (workspace workspace, role workspace_role) LANGUAGE sql STABLE AS $$
  SELECT w, m.role FROM workspace_member m JOIN workspace w ON w.id = m.workspace_id WHERE m.user_id = p_user
$$;

-- What limits how many workspaces somebody makes: how many they own, and how many they made in the last day.
CREATE OR REPLACE FUNCTION workspaces_made_by(p_user uuid, OUT owned int, OUT made int) LANGUAGE sql STABLE AS $$
  SELECT (SELECT count(*)::int FROM workspace_member m WHERE m.user_id = p_user AND m.role = 'owner'),
    (SELECT count(*)::int FROM workspace w WHERE w.created_by_id = p_user AND w.created_at > now() - interval '1 day')
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
