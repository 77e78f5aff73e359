-- Has this member muted one of these places, people or types? `p_mention`: what is said to them by name gets through where they said so.
CREATE OR REPLACE FUNCTION is_muted(p_user uuid, p_targets text[], p_mention boolean) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT muted_by(p_user, p_targets, p_mention) IS NOT NULL
$$;
