-- Who was asked into a group: membership begins with their yes.
CREATE TYPE "invitation_state" AS ENUM ('pending', 'accepted', 'declined', 'withdrawn');

CREATE TABLE "group_invitation" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "inviter_id" UUID NOT NULL,
    "state" "invitation_state" NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "group_invitation_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "group_invitation_group_id_created_at_idx" ON "group_invitation"("group_id", "created_at" DESC);
CREATE INDEX "group_invitation_user_id_created_at_idx" ON "group_invitation"("user_id", "created_at" DESC);
CREATE INDEX "group_invitation_inviter_id_created_at_idx" ON "group_invitation"("inviter_id", "created_at" DESC);

ALTER TABLE "group_invitation" ADD CONSTRAINT "group_invitation_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;
