-- A member as others see them.
CREATE OR REPLACE FUNCTION person(p_id uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', id, 'username', username, 'displayName', display_name, 'role', role)
  FROM "user" WHERE id = p_id
$$;
