-- Opens the own rooms of these members where that was never done: who came into the database by another way than registering has none.
CREATE OR REPLACE FUNCTION open_own_rooms(p_users uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "scope" (key, audience, audience_id)
  SELECT 'user:' || u.id, 'user', u.id FROM "user" u
  WHERE u.id = ANY (p_users) AND NOT EXISTS (SELECT FROM stream st WHERE st.room = 'user:' || u.id) ORDER BY 1
  ON CONFLICT (key) DO NOTHING;
  INSERT INTO stream (room, scope)
  SELECT 'user:' || u.id, 'user:' || u.id FROM "user" u
  WHERE u.id = ANY (p_users) AND NOT EXISTS (SELECT FROM stream st WHERE st.room = 'user:' || u.id) ORDER BY 1
  ON CONFLICT (room) DO NOTHING;
END
$$;
