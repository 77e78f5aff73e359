-- A thread stands under its topic; a thread of a deleted reply, or of none, stands nowhere.
CREATE OR REPLACE FUNCTION parent_thread(p_id uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT 'topic:' || r.topic_id FROM reply r WHERE r.id = p_id AND r.deleted_at IS NULL
$$;
