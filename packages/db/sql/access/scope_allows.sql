-- May this member (NULL: signed out) read what this scope covers? Without a subquery in its own body, so that PostgreSQL puts
-- it into the statement that asks: a room that is open to everyone, and a member's own, then cost no call at all.
CREATE OR REPLACE FUNCTION scope_allows(s "scope", p_user uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE s.audience
    WHEN 'everyone' THEN true
    WHEN 'user' THEN coalesce(s.audience_id = p_user, false)
    WHEN 'staff' THEN is_staff(p_user)
    WHEN 'group' THEN is_in_group(s.audience_id, p_user) OR is_staff(p_user)
    ELSE false
  END
$$;
