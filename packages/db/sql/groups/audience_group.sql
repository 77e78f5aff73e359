-- The audience of a group: its members, and the staff.
CREATE OR REPLACE FUNCTION audience_group(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT is_in_group(p_id, p_member) OR is_staff(p_member)
$$;
