-- What ended in a workspace by day, and how long it took, is counted from the index alone.
CREATE INDEX "approval_ended_idx" ON "approval"("workspace_id", "ended_at") INCLUDE ("state", "created_at") WHERE "ended_at" IS NOT NULL;

-- What agents of a workspace did as its activity shows it, the newest first: most of their entries say that they are idle, and stand nowhere.
CREATE INDEX "agent_act_shown_idx" ON "agent_act"("workspace_id", "at" DESC, "id" DESC)
WHERE "action" IN ('registered', 'requested') OR "action" = 'status' AND "status" IN ('running', 'error', 'offline');

-- Who came into a workspace, went, or is something else in it, the newest first.
CREATE INDEX "workspace_audit_members_idx" ON "workspace_audit"("workspace_id", "at" DESC, "id" DESC)
WHERE "member_id" IS NOT NULL AND "action" IN ('created', 'joined', 'left', 'removed', 'role_changed');
