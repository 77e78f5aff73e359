-- What counts in a member's inbox, in all and by category, as the contract has it.
CREATE OR REPLACE FUNCTION notification_counts(p_user uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT k.counts FROM kept_notification_counts(ARRAY[p_user]) k), no_notification_counts())
$$;
