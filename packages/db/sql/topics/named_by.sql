-- Who is named by these names where this member writes them: a member by user name, and whoever is in a group of theirs that is called so.
-- A user name wins over a group. Who is named both ways is named as themselves.
CREATE OR REPLACE FUNCTION named_by(p_author uuid, p_names text[]) RETURNS TABLE (member uuid, group_id uuid) LANGUAGE sql STABLE AS $$
  SELECT u.id, NULL::uuid FROM "user" u WHERE u.username = ANY (p_names) AND u.deleted_at IS NULL
  UNION ALL
  SELECT m.user_id, g.id FROM "group" g
    JOIN group_member a ON a.group_id = g.id AND a.user_id = p_author
    JOIN group_member m ON m.group_id = g.id
  WHERE g.slug = ANY (p_names) AND g.deleted_at IS NULL AND g.archived_at IS NULL
    AND NOT EXISTS (SELECT FROM "user" u WHERE u.username = g.slug)
    AND NOT EXISTS (SELECT FROM "user" u WHERE u.id = m.user_id AND u.username = ANY (p_names))
$$;
