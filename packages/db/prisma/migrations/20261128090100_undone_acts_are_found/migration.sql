-- What undid an act, and what an act closed. Only rows that name one are indexed, and hardly any does yet: a million rows take a
-- second, while reading goes on.
CREATE INDEX "moderation_action_undoes_id_idx" ON "moderation_action"("undoes_id") WHERE "undoes_id" IS NOT NULL;
CREATE INDEX "report_action_id_idx" ON "report"("action_id") WHERE "action_id" IS NOT NULL;
