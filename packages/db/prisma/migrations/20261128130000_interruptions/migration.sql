CREATE TABLE "interruption_setting" (
    "user_id" UUID NOT NULL,
    "quiet_on" BOOLEAN NOT NULL DEFAULT false,
    "quiet_spans" JSONB NOT NULL DEFAULT '[]',
    "dnd_until" TIMESTAMPTZ(3),
    "busy_is_quiet" BOOLEAN NOT NULL DEFAULT true,
    "calm" BOOLEAN NOT NULL DEFAULT false,
    "sound" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "interruption_setting_pkey" PRIMARY KEY ("user_id")
);
