-- Is this member a moderator or an admin? A call of its own, so that whoever calls it can be put into the statement that asks.
CREATE OR REPLACE FUNCTION is_staff(p_user uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "user" u WHERE u.id = p_user AND u.role <> 'member')
$$;
