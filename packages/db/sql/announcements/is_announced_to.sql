-- Is this member in the audience of an announcement? One at a time what `announcement_people` is for all; staff is in no group by itself.
CREATE OR REPLACE FUNCTION is_announced_to(p_audience text, p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE p_audience
    WHEN 'all' THEN true
    WHEN 'group' THEN EXISTS (SELECT 1 FROM group_member m JOIN "group" g ON g.id = m.group_id
      WHERE m.group_id = p_id AND m.user_id = p_member AND g.deleted_at IS NULL)
    ELSE false
  END
$$;
