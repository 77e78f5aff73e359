-- May this member (NULL: signed out) read what this scope covers? Without a subquery in its own body, so that PostgreSQL puts
-- it into the statement that asks: a room that is open to everyone, and a member's own, then cost no call at all. Kinds that
-- are not asked for at every connection need no line here.
CREATE OR REPLACE FUNCTION scope_allows(s "scope", p_user uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE s.audience
    WHEN 'everyone' THEN audience_everyone(s.audience_id, p_user)
    WHEN 'user' THEN audience_user(s.audience_id, p_user)
    WHEN 'staff' THEN audience_staff(s.audience_id, p_user)
    WHEN 'group' THEN audience_group(s.audience_id, p_user)
    WHEN 'nobody' THEN audience_nobody(s.audience_id, p_user)
    ELSE audience_allows(s.audience, s.audience_id, p_user)
  END
$$;
