-- Devices that are reached while no page is open, and what may be done from the notifications there.
-- CreateTable
CREATE TABLE "push_subscription" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "kind" VARCHAR(4) NOT NULL,
    "address" VARCHAR(2048) NOT NULL,
    "address_hash" CHAR(64) NOT NULL,
    "p256dh" VARCHAR(90),
    "auth" VARCHAR(26),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "push_subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "push_act" (
    "hash" CHAR(64) NOT NULL,
    "subscription_id" UUID NOT NULL,
    "notification_id" UUID NOT NULL,
    "is_test" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "shown_at" TIMESTAMPTZ(3),

    CONSTRAINT "push_act_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "push_subscription_session_id_key" ON "push_subscription"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "push_subscription_address_hash_key" ON "push_subscription"("address_hash");

-- CreateIndex
CREATE INDEX "push_subscription_user_id_idx" ON "push_subscription"("user_id");

-- CreateIndex
CREATE INDEX "push_act_subscription_id_idx" ON "push_act"("subscription_id");

-- CreateIndex
CREATE INDEX "push_act_notification_id_idx" ON "push_act"("notification_id");

-- CreateIndex
CREATE INDEX "push_act_expires_at_idx" ON "push_act"("expires_at");

-- AddForeignKey
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_act" ADD CONSTRAINT "push_act_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "push_subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

