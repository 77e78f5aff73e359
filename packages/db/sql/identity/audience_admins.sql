-- The audience of admins.
CREATE OR REPLACE FUNCTION audience_admins(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "user" u WHERE u.id = p_member AND u.role = 'admin')
$$;
