-- Does this category belong to a group that is archived? Nothing new is written in it then.
CREATE OR REPLACE FUNCTION is_archived(p_category uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM category c JOIN "group" g ON g.id = c.group_id WHERE c.id = p_category AND g.archived_at IS NOT NULL)
$$;
