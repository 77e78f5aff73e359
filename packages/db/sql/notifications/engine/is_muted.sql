-- Has this member muted one of these places, people or types? `p_mention`: what is said to them by name gets through where they said so.
CREATE OR REPLACE FUNCTION is_muted(p_user uuid, p_targets text[], p_mention boolean) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM mute m WHERE m.user_id = p_user AND m.target_type || ':' || m.target = ANY (p_targets)
      AND (m.until IS NULL OR m.until > now()) AND NOT (m.except_mentions AND p_mention))
    OR EXISTS (SELECT 1 FROM watch w WHERE w.user_id = p_user AND w.level = 'muted'
      AND w.target_type || ':' || w.target_id = ANY (p_targets))
$$;
