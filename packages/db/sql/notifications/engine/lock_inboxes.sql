-- Locks the own rooms of these members until the commit, in the order in which everybody locks streams, and opens those that were never
-- opened. Whoever changes an inbox holds this.
CREATE OR REPLACE FUNCTION lock_inboxes(p_users uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM open_own_rooms(p_users);
  PERFORM 1 FROM stream st WHERE st.room = ANY (SELECT 'user:' || u FROM unnest(p_users) u) ORDER BY st.room FOR UPDATE;
END
$$;
