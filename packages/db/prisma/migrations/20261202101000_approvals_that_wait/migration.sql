-- Under row-level security an index is searched by what cannot leak a row alone. Comparing an enum is not among that, IS NULL is: what waits is
-- found by having no end.
ALTER TABLE "approval" ADD CONSTRAINT "approval_waits_or_ended" CHECK (("state" = 'pending') = ("ended_at" IS NULL));
CREATE INDEX "approval_waiting_idx" ON "approval"("workspace_id", "created_at", "id") WHERE "ended_at" IS NULL;
DROP INDEX "approval_workspace_id_state_created_at_id_idx";
