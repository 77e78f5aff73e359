-- What staff decided about a member waits until the member has read it. What was decided before this counts as read: the
-- default is evaluated once and rewrites no rows.
ALTER TABLE "moderation_action" ADD COLUMN "read_at" TIMESTAMPTZ(3) DEFAULT now();
ALTER TABLE "moderation_action" ALTER COLUMN "read_at" DROP DEFAULT;
