-- CreateEnum
CREATE TYPE "audience" AS ENUM ('everyone', 'group', 'user', 'staff', 'nobody');

-- CreateEnum
CREATE TYPE "content_status" AS ENUM ('visible', 'hidden');

-- CreateEnum
CREATE TYPE "group_role" AS ENUM ('owner', 'member');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('member', 'moderator', 'admin');

-- CreateEnum
CREATE TYPE "report_state" AS ENUM ('open', 'resolved', 'dismissed');

-- CreateTable
CREATE TABLE "stream" (
    "room" VARCHAR(64) NOT NULL,
    "head" BIGINT NOT NULL DEFAULT 0,
    "floor" BIGINT NOT NULL DEFAULT 0,
    "last_id" UUID,
    "scope" VARCHAR(64) NOT NULL,

    CONSTRAINT "stream_pkey" PRIMARY KEY ("room")
);

-- CreateTable
CREATE TABLE "event" (
    "room" VARCHAR(64) NOT NULL,
    "offset" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    "payload" JSONB NOT NULL,
    "entity_id" UUID,
    "correlation_id" VARCHAR(64) NOT NULL,
    "scope" VARCHAR(64) NOT NULL,
    "scope_version" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("room","offset")
);

-- CreateTable
CREATE TABLE "scope" (
    "key" VARCHAR(64) NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,
    "audience" "audience" NOT NULL,
    "audience_id" UUID,

    CONSTRAINT "scope_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "epoch" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "value" VARCHAR(16) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "epoch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job" (
    "id" UUID NOT NULL,
    "kind" VARCHAR(60) NOT NULL,
    "payload" JSONB NOT NULL,
    "unique_key" VARCHAR(200),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "locked_by" VARCHAR(64),
    "locked_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dead_letter" (
    "id" UUID NOT NULL,
    "kind" VARCHAR(60) NOT NULL,
    "payload" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL,
    "last_error" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "died_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dead_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "member_id" UUID NOT NULL,
    "key" VARCHAR(100) NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "status" INTEGER NOT NULL,
    "body" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("member_id","key")
);

-- CreateTable
CREATE TABLE "category" (
    "id" UUID NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "slug" VARCHAR(60) NOT NULL,
    "colour" VARCHAR(10) NOT NULL,
    "description" VARCHAR(500) NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "group_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" UUID NOT NULL,
    "category_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "slug" VARCHAR(80) NOT NULL,
    "body" TEXT NOT NULL,
    "status" "content_status" NOT NULL DEFAULT 'visible',
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "locked" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic_stat" (
    "topic_id" UUID NOT NULL,
    "reply_count" INTEGER NOT NULL DEFAULT 0,
    "last_number" INTEGER NOT NULL DEFAULT 0,
    "last_reply_id" UUID,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,
    "participants" UUID[] DEFAULT ARRAY[]::UUID[],
    "like_count" INTEGER NOT NULL DEFAULT 0,
    "like_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "topic_stat_pkey" PRIMARY KEY ("topic_id")
);

-- CreateTable
CREATE TABLE "topic_read" (
    "user_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "topic_read_pkey" PRIMARY KEY ("user_id","topic_id")
);

-- CreateTable
CREATE TABLE "reply" (
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "parent_id" UUID,
    "author_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "status" "content_status" NOT NULL DEFAULT 'visible',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reply_stat" (
    "reply_id" UUID NOT NULL,
    "like_count" INTEGER NOT NULL DEFAULT 0,
    "like_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "reply_stat_pkey" PRIMARY KEY ("reply_id")
);

-- CreateTable
CREATE TABLE "reaction" (
    "target_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "target_type" VARCHAR(10) NOT NULL,
    "author_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reaction_pkey" PRIMARY KEY ("target_id","user_id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "entity_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" VARCHAR(200),
    "body" TEXT NOT NULL,
    "editor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group" (
    "id" UUID NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "slug" VARCHAR(60) NOT NULL,
    "description" VARCHAR(500) NOT NULL DEFAULT '',
    "open" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_member" (
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "group_role" NOT NULL DEFAULT 'member',
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_member_pkey" PRIMARY KEY ("group_id","user_id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "username" VARCHAR(30) NOT NULL,
    "email" VARCHAR(254) NOT NULL,
    "display_name" VARCHAR(60) NOT NULL,
    "bio" VARCHAR(500) NOT NULL DEFAULT '',
    "role" "role" NOT NULL DEFAULT 'member',
    "password_hash" TEXT NOT NULL,
    "presence_hidden" BOOLEAN NOT NULL DEFAULT false,
    "suspended_until" TIMESTAMPTZ(3),
    "silenced_until" TIMESTAMPTZ(3),
    "token_version" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_agent" VARCHAR(300) NOT NULL DEFAULT '',
    "ip" VARCHAR(64) NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refresh_token" (
    "hash" CHAR(64) NOT NULL,
    "session_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "refresh_token_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "key" VARCHAR(100) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,
    "window_end" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "target_type" VARCHAR(10) NOT NULL,
    "target_id" UUID NOT NULL,
    "state" "report_state" NOT NULL DEFAULT 'open',
    "subject" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_entry" (
    "report_id" UUID NOT NULL,
    "reporter_id" UUID NOT NULL,
    "reason" VARCHAR(20) NOT NULL,
    "note" VARCHAR(1000),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_entry_pkey" PRIMARY KEY ("report_id","reporter_id")
);

-- CreateTable
CREATE TABLE "moderation_action" (
    "id" UUID NOT NULL,
    "action" VARCHAR(20) NOT NULL,
    "target_type" VARCHAR(10) NOT NULL,
    "target_id" UUID NOT NULL,
    "subject" JSONB,
    "moderator_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "reason" VARCHAR(1000) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "moderation_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_ack" (
    "user_id" UUID NOT NULL,
    "device_id" VARCHAR(64) NOT NULL,
    "offset" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "device_ack_pkey" PRIMARY KEY ("user_id","device_id")
);

-- CreateTable
CREATE TABLE "connection_lease" (
    "connection_id" VARCHAR(64) NOT NULL,
    "user_id" UUID NOT NULL,
    "server_id" VARCHAR(64) NOT NULL,
    "visible" BOOLEAN NOT NULL DEFAULT true,
    "connected_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "hidden_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_lease_pkey" PRIMARY KEY ("connection_id")
);

-- CreateTable
CREATE TABLE "realtime_ticket" (
    "hash" CHAR(64) NOT NULL,
    "session_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "device_id" VARCHAR(64) NOT NULL,
    "rooms" VARCHAR(64)[],
    "cursor" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "realtime_ticket_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "stream_scope_idx" ON "stream"("scope");

-- CreateIndex
CREATE INDEX "event_at_idx" ON "event"("at");

-- CreateIndex
CREATE INDEX "scope_audience_id_idx" ON "scope"("audience_id");

-- CreateIndex
CREATE UNIQUE INDEX "job_unique_key_key" ON "job"("unique_key");

-- CreateIndex
CREATE INDEX "job_due_at_idx" ON "job"("due_at");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "category_slug_key" ON "category"("slug");

-- CreateIndex
CREATE INDEX "topic_category_id_idx" ON "topic"("category_id");

-- CreateIndex
CREATE INDEX "topic_author_id_created_at_idx" ON "topic"("author_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "topic_stat_last_activity_at_topic_id_idx" ON "topic_stat"("last_activity_at" DESC, "topic_id" DESC);

-- CreateIndex
CREATE INDEX "reply_author_id_created_at_idx" ON "reply"("author_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "reply_topic_id_number_key" ON "reply"("topic_id", "number");

-- CreateIndex
CREATE INDEX "reaction_author_id_idx" ON "reaction"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_entity_id_number_key" ON "revision"("entity_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "group_slug_key" ON "group"("slug");

-- CreateIndex
CREATE INDEX "group_member_user_id_idx" ON "group_member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_username_key" ON "user"("username");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE INDEX "session_user_id_created_at_idx" ON "session"("user_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "refresh_token_session_id_idx" ON "refresh_token"("session_id");

-- CreateIndex
CREATE INDEX "report_state_created_at_idx" ON "report"("state", "created_at");

-- CreateIndex
CREATE INDEX "report_target_id_idx" ON "report"("target_id");

-- CreateIndex
CREATE INDEX "moderation_action_at_id_idx" ON "moderation_action"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "moderation_action_member_id_idx" ON "moderation_action"("member_id");

-- CreateIndex
CREATE INDEX "connection_lease_user_id_idx" ON "connection_lease"("user_id");

-- CreateIndex
CREATE INDEX "connection_lease_server_id_idx" ON "connection_lease"("server_id");

-- CreateIndex
CREATE INDEX "realtime_ticket_expires_at_idx" ON "realtime_ticket"("expires_at");

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic" ADD CONSTRAINT "topic_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refresh_token" ADD CONSTRAINT "refresh_token_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_entry" ADD CONSTRAINT "report_entry_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

