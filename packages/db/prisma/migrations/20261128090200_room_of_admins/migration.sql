-- The room for admins is called after those it is for: staff are moderators, too. A key that no table refers to.
UPDATE "event" SET "room" = 'admin:admins' WHERE "room" = 'admin:staff';
UPDATE "stream" SET "room" = 'admin:admins' WHERE "room" = 'admin:staff';
