-- Locks the own rooms of these members until the commit, in the order in which everybody locks streams, and opens those that were never
-- opened. Whoever changes an inbox holds this.
CREATE OR REPLACE FUNCTION lock_inboxes(p_users uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "scope" (key, audience, audience_id)
  SELECT 'user:' || u.id, 'user', u.id FROM "user" u
  WHERE u.id = ANY (p_users) AND NOT EXISTS (SELECT FROM stream st WHERE st.room = 'user:' || u.id) ORDER BY 1
  ON CONFLICT (key) DO NOTHING;
  INSERT INTO stream (room, scope)
  SELECT 'user:' || u.id, 'user:' || u.id FROM "user" u
  WHERE u.id = ANY (p_users) AND NOT EXISTS (SELECT FROM stream st WHERE st.room = 'user:' || u.id) ORDER BY 1
  ON CONFLICT (room) DO NOTHING;
  PERFORM 1 FROM stream st WHERE st.room = ANY (SELECT 'user:' || u FROM unnest(p_users) u) ORDER BY st.room FOR UPDATE;
END
$$;
