-- An act that takes another one back names it; unknown of older ones. No row is rewritten. Its index is made by the next
-- migration, so that the log can be read meanwhile.
ALTER TABLE "moderation_action" ADD COLUMN "undoes_id" UUID;
