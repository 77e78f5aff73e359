-- Links that are mailed prove an address, change it, or set a new password.
ALTER TABLE "user" ADD COLUMN "email_verified_at" TIMESTAMPTZ(3);

CREATE TABLE "account_link" (
    "id" UUID NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "user_id" UUID NOT NULL,
    "purpose" VARCHAR(10) NOT NULL,
    "email" VARCHAR(254) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_link_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "account_link_hash_key" ON "account_link"("hash");

CREATE INDEX "account_link_user_id_created_at_idx" ON "account_link"("user_id", "created_at");

ALTER TABLE "account_link" ADD CONSTRAINT "account_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
