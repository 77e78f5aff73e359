-- The audit log says why. Where nobody said it, it says so.
UPDATE "moderation_action" SET "reason" = 'No reason given.' WHERE btrim("reason") = '';
ALTER TABLE "moderation_action" ADD CONSTRAINT "moderation_action_reason_said" CHECK (btrim("reason") <> '');
