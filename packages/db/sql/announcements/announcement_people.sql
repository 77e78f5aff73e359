-- Who is in the audience of an announcement. A new kind of audience is a branch here and a line in `is_announced_to`. Without a
-- subquery around it, so that PostgreSQL puts it into the statement that asks and reads the one branch.
CREATE OR REPLACE FUNCTION announcement_people(p_audience text, p_id uuid) RETURNS TABLE (user_id uuid) LANGUAGE sql STABLE ROWS 100000 AS $$
  SELECT u.id FROM "user" u WHERE p_audience = 'all'
  UNION ALL
  SELECT m.user_id FROM group_member m JOIN "group" g ON g.id = m.group_id
  WHERE p_audience = 'group' AND m.group_id = p_id AND g.deleted_at IS NULL
$$;
