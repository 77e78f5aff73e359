-- With the link of an invitation somebody registers who is no member yet.
CREATE TABLE "site_invitation" (
    "id" UUID NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "inviter_id" UUID NOT NULL,
    "email" VARCHAR(254),
    "uses" SMALLINT NOT NULL DEFAULT 0,
    "uses_max" SMALLINT NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "site_invitation_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "site_invitation_hash_key" ON "site_invitation"("hash");

CREATE INDEX "site_invitation_inviter_id_created_at_idx" ON "site_invitation"("inviter_id", "created_at");

CREATE INDEX "site_invitation_email_created_at_idx" ON "site_invitation"("email", "created_at");

ALTER TABLE "site_invitation" ADD CONSTRAINT "site_invitation_inviter_id_fkey" FOREIGN KEY ("inviter_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

