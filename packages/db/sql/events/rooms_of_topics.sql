-- The rooms of topics and of their threads, as far as they have streams: whoever follows them is authorised again.
CREATE OR REPLACE FUNCTION rooms_of_topics(p jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(st.room), '[]'::jsonb) FROM stream st JOIN (
    SELECT 'topic:' || r.topic AS room FROM jsonb_to_recordset(p) r(topic uuid)
    UNION SELECT 'thread:' || x.id FROM jsonb_to_recordset(p) r(topic uuid) JOIN reply x ON x.topic_id = r.topic
  ) w ON w.room = st.room
$$;
