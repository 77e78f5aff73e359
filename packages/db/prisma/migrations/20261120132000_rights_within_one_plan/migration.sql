-- Who may read: as before, but without a subquery in its own body, so that PostgreSQL puts it into the statement that
-- asks. A room that is open to everyone, and a member's own, then cost no call at all.
CREATE FUNCTION is_staff(p_user uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "user" u WHERE u.id = p_user AND u.role <> 'member')
$$;

CREATE FUNCTION is_in_group(p_group uuid, p_user uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM group_member m WHERE m.group_id = p_group AND m.user_id = p_user)
$$;

CREATE OR REPLACE FUNCTION scope_allows(s "scope", p_user uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE s.audience
    WHEN 'everyone' THEN true
    WHEN 'user' THEN coalesce(s.audience_id = p_user, false)
    WHEN 'staff' THEN is_staff(p_user)
    WHEN 'group' THEN is_in_group(s.audience_id, p_user) OR is_staff(p_user)
    ELSE false
  END
$$;

DROP FUNCTION room_access(uuid, text[]);

-- Rooms asked for by members, pair by pair: `i` is the place of the pair, a pair that is refused has no row. Planned
-- within the statement that calls it.
CREATE FUNCTION room_access(p_users uuid[], p_rooms text[])
RETURNS TABLE (i int, room text, scope text, scope_version float8, head float8, floor float8, last_id uuid)
LANGUAGE sql STABLE AS $$
  SELECT q.i::int, st.room::text, st.scope::text, sc.version::float8, st.head::float8, st.floor::float8, st.last_id
  FROM unnest(p_users, p_rooms) WITH ORDINALITY q(member, room, i)
  JOIN stream st ON st.room = q.room
  JOIN "scope" sc ON sc.key = st.scope
  WHERE scope_allows(sc, q.member)
  UNION ALL
  -- A thread has no stream before its first answer: it is as open as its topic.
  SELECT q.i::int, q.room, st.scope::text, sc.version::float8, 0, 0, NULL
  FROM unnest(p_users, p_rooms) WITH ORDINALITY q(member, room, i)
  JOIN reply r ON r.id = CASE WHEN q.room LIKE 'thread:%' THEN substr(q.room, 8)::uuid END AND r.deleted_at IS NULL
  JOIN stream st ON st.room = 'topic:' || r.topic_id
  JOIN "scope" sc ON sc.key = st.scope
  WHERE NOT EXISTS (SELECT 1 FROM stream x WHERE x.room = q.room) AND scope_allows(sc, q.member)
$$;
