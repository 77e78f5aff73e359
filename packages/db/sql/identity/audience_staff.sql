-- The audience of moderators and admins.
CREATE OR REPLACE FUNCTION audience_staff(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT is_staff(p_member)
$$;
