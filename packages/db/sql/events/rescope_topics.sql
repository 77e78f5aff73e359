-- Puts the rooms of topics and of their threads under another scope; the topics' streams are locked already.
CREATE OR REPLACE FUNCTION rescope_topics(p jsonb, p_after boolean) RETURNS void LANGUAGE sql AS $$
  WITH wanted AS (
    SELECT r.topic, r.scope FROM jsonb_to_recordset(p) r(topic uuid, scope text, "after" boolean)
    WHERE coalesce(r."after", false) = p_after
  ), rooms AS (
    SELECT 'topic:' || w.topic AS room, w.scope FROM wanted w
    UNION ALL SELECT 'thread:' || x.id, w.scope FROM wanted w JOIN reply x ON x.topic_id = w.topic
  )
  UPDATE stream st SET scope = r.scope FROM rooms r WHERE st.room = r.room
$$;
