-- Why a session ended: only who was signed out by a suspension is told of it. Null without a default rewrites no rows.
ALTER TABLE "session" ADD COLUMN "revoked_for" VARCHAR(20);
