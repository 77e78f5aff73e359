-- Is there nothing in a topic that this member has not read? One's own that was never opened counts as read.
CREATE OR REPLACE FUNCTION is_read(p_user uuid, t topic, s topic_stat, r topic_read) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT t.deleted_at IS NULL AND CASE WHEN r.topic_id IS NULL THEN t.author_id = p_user ELSE r.number >= s.last_reply_number END
$$;
