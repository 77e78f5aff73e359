-- What was so before an act, so that it can be put back, and the act that closed a report. Both may be unknown: no row is rewritten.
ALTER TABLE "moderation_action" ADD COLUMN "before" JSONB;
ALTER TABLE "report" ADD COLUMN "action_id" UUID;
