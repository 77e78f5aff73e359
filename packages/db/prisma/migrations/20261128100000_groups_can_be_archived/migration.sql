-- A group that is archived takes no members, and its categories nothing new. Both may be null: no row is rewritten.
ALTER TABLE "group" ADD COLUMN "archived_at" TIMESTAMPTZ(3);
ALTER TABLE "group" ADD COLUMN "archived_by_id" UUID;
-- Does this category belong to a group that is archived? Nothing new is written in it then.
CREATE OR REPLACE FUNCTION is_archived(p_category uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM category c JOIN "group" g ON g.id = c.group_id WHERE c.id = p_category AND g.archived_at IS NOT NULL)
$$;
