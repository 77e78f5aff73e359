-- Is this member in this group? A call of its own, for the same reason as is_staff.
CREATE OR REPLACE FUNCTION is_in_group(p_group uuid, p_user uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM group_member m WHERE m.group_id = p_group AND m.user_id = p_user)
$$;
