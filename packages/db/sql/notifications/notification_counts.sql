-- What counts in a member's inbox, in all and by category, as the contract has it.
CREATE OR REPLACE FUNCTION notification_counts(p_user uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('unread', coalesce(sum(c.unread), 0), 'unseen', coalesce(sum(c.unseen), 0), 'byCategory',
    coalesce(jsonb_object_agg(c.category, jsonb_build_object('unread', c.unread, 'unseen', c.unseen)), '{}'))
  FROM notification_count c WHERE c.user_id = p_user AND (c.unread > 0 OR c.unseen > 0)
$$;
