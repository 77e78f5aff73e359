-- Puts the kept numbers of these members right where they have drifted, under the lock of their own rooms. Returns who was corrected,
-- from what to what, and what counts now at which offset.
CREATE OR REPLACE FUNCTION correct_notification_counts(p_users uuid[])
RETURNS TABLE (user_id uuid, kept jsonb, counted jsonb, counts jsonb, as_of float8) LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  PERFORM lock_inboxes(p_users);
  -- Numbers and rows change in the same statements only under this lock: who differs now has drifted.
  RETURN QUERY SELECT d.user_id, d.kept, d.counted, recount_notifications(d.user_id), st.head::float8
    FROM drifted_notification_counts(p_users) d JOIN stream st ON st.room = 'user:' || d.user_id;
END
$$;
