-- A constant default is kept in the catalogue: no row is rewritten.
ALTER TABLE "reply" ADD COLUMN "edited_by_staff" BOOLEAN NOT NULL DEFAULT false;

ALTER TABLE "topic" ADD COLUMN "edited_by_staff" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX "moderation_action_target_id_at_idx" ON "moderation_action"("target_id", "at" DESC);

-- The audience of admins.
CREATE OR REPLACE FUNCTION audience_admins(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "user" u WHERE u.id = p_member AND u.role = 'admin')
$$;

INSERT INTO "scope" ("key", "audience") VALUES ('admins', 'admins');
INSERT INTO "stream" ("room", "scope") VALUES ('admin:staff', 'admins');
