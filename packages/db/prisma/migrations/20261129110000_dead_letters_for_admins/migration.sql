-- Admins list dead letters by when they died; what they did with them is kept.
CREATE TABLE "dead_letter_act" (
    "id" UUID NOT NULL,
    "dead_letter_id" UUID NOT NULL,
    "kind" VARCHAR(60) NOT NULL,
    "action" VARCHAR(10) NOT NULL,
    "admin_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dead_letter_act_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "dead_letter_act_at_id_idx" ON "dead_letter_act"("at" DESC, "id" DESC);

CREATE INDEX "dead_letter_died_at_id_idx" ON "dead_letter"("died_at" DESC, "id" DESC);
