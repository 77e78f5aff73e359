-- What keeps these away from a member: the kind of what they muted, as `topic`, or that level of watching; null: nothing. `p_mention`: what is
-- said to them by name gets through where they said so.
CREATE OR REPLACE FUNCTION muted_by(p_user uuid, p_targets text[], p_mention boolean) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT k.kind FROM (
    SELECT m.target_type AS kind FROM mute m WHERE m.user_id = p_user AND m.target_type || ':' || m.target = ANY (p_targets)
      AND (m.until IS NULL OR m.until > now()) AND NOT (m.except_mentions AND p_mention)
    UNION ALL SELECT w.target_type FROM watch w WHERE w.user_id = p_user AND w.level = 'muted'
      AND w.target_type || ':' || w.target_id = ANY (p_targets)) k LIMIT 1
$$;
