-- Deleting a group gave back its place among those a member may make.
-- CreateTable
CREATE TABLE "group_creation" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_creation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "group_creation_user_id_at_idx" ON "group_creation"("user_id", "at");


INSERT INTO "group_creation" (id, user_id, at)
SELECT gen_random_uuid(), m.user_id, m.joined_at FROM "group_member" m JOIN "group" g ON g.id = m.group_id
WHERE m.role = 'owner' AND g.created_at > now() - interval '1 day';
