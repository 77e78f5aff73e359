-- What counts in the inboxes of these members, in all and by category, as the contract has it; who has nothing that counts has no row.
CREATE OR REPLACE FUNCTION kept_notification_counts(p_users uuid[]) RETURNS TABLE (user_id uuid, counts jsonb) LANGUAGE sql STABLE AS $$
  SELECT c.user_id, jsonb_build_object('unread', sum(c.unread), 'unseen', sum(c.unseen),
    'byCategory', jsonb_object_agg(c.category, jsonb_build_object('unread', c.unread, 'unseen', c.unseen)))
  FROM notification_count c WHERE c.user_id = ANY (p_users) AND (c.unread > 0 OR c.unseen > 0) GROUP BY c.user_id
$$;
