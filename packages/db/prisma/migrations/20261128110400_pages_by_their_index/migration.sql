-- Members of a group and what staff decided about somebody are paged by an index, so that no page sorts them all.
-- DropIndex
DROP INDEX "moderation_action_member_id_idx";

-- CreateIndex
CREATE INDEX "group_member_group_id_joined_at_user_id_idx" ON "group_member"("group_id", "joined_at", "user_id");

-- CreateIndex
CREATE INDEX "moderation_action_member_id_at_id_idx" ON "moderation_action"("member_id", "at" DESC, "id" DESC);

