-- The audience that is one member.
CREATE OR REPLACE FUNCTION audience_user(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(p_id = p_member, false)
$$;
