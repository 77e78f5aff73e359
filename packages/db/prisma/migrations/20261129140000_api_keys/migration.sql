-- Other systems are let in by keys of which only the hash is kept.
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "hash" BYTEA NOT NULL,
    "prefix" VARCHAR(12) NOT NULL,
    "scopes" VARCHAR(32)[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

CREATE INDEX "api_key_created_at_id_idx" ON "api_key"("created_at" DESC, "id" DESC);
