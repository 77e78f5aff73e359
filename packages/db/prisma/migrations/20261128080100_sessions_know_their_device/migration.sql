-- The device a session's refresh tokens come with, as a hash. Null without a default rewrites no rows: sessions of before are
-- bound by their next refresh.
ALTER TABLE "session" ADD COLUMN "device" CHAR(64);
