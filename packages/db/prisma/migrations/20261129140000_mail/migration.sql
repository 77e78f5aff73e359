-- Mails are rows first: decided on in the transaction of their cause, handed over at most once.
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "key" VARCHAR(200) NOT NULL,
    "message_id" VARCHAR(200) NOT NULL,
    "type" VARCHAR(60) NOT NULL,
    "user_id" UUID,
    "address" VARCHAR(254) NOT NULL,
    "locale" "locale" NOT NULL,
    "time_zone" VARCHAR(64) NOT NULL DEFAULT 'UTC',
    "sealed" TEXT,
    "status" VARCHAR(10) NOT NULL DEFAULT 'queued',
    "detail" VARCHAR(300),
    "essential" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "handed_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "undeliverable_address" (
    "address" VARCHAR(254) NOT NULL,
    "detail" VARCHAR(300) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "undeliverable_address_pkey" PRIMARY KEY ("address")
);

CREATE UNIQUE INDEX "mail_key_key" ON "mail"("key");

CREATE INDEX "mail_created_at_idx" ON "mail"("created_at");

CREATE INDEX "mail_user_id_idx" ON "mail"("user_id");

CREATE INDEX "mail_waiting_idx" ON "mail"("id") WHERE "status" = 'queued' AND NOT "essential";
