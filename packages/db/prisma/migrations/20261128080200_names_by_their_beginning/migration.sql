-- People are found by how their names begin, without reading every member, whatever the collation of the database. Members are
-- written seldom: for the seconds this takes on a million of them, registering waits.
CREATE INDEX "user_username_start_idx" ON "user" (lower("username") text_pattern_ops);
CREATE INDEX "user_display_name_start_idx" ON "user" (lower("display_name") text_pattern_ops);
