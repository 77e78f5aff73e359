-- How many are in a group is kept, and a group that is deleted is emptied in lots, so that no statement grows with it.
-- AlterTable
ALTER TABLE "group" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "member_count" INTEGER NOT NULL DEFAULT 0;

-- How many are in a group is kept beside it: a list that counts them reads every member of every group it shows.
CREATE OR REPLACE FUNCTION count_group_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "group" g SET member_count = g.member_count + c.n
  FROM (SELECT x.group_id, (CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END * count(*))::int AS n FROM changed x GROUP BY x.group_id) c
  WHERE g.id = c.group_id;
  RETURN NULL;
END
$$;

-- Members wait for the count: nobody comes or goes uncounted.
CREATE TRIGGER "group_member_counted_in" AFTER INSERT ON "group_member" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_group_members();
CREATE TRIGGER "group_member_counted_out" AFTER DELETE ON "group_member" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_group_members();
UPDATE "group" g SET member_count = c.n
FROM (SELECT m.group_id, count(*)::int AS n FROM "group_member" m GROUP BY m.group_id) c WHERE g.id = c.group_id;
