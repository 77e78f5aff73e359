-- Writes the words of posts: p = [{ id, topicId, categoryId, authorId, number, version, at, words, places, loose }].
CREATE OR REPLACE FUNCTION search_store(p jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO search_entry (id, topic_id, number, version, at, words)
  SELECT x.id, x."topicId", x.number, x.version, x.at, search_vector(x.words, x.places,
    x.loose || search_marks(x."topicId", x."categoryId", x."authorId", x.number, x.at))
  FROM jsonb_to_recordset(p) x(id uuid, "topicId" uuid, "categoryId" uuid, "authorId" uuid, number int, version int, at timestamptz,
    words text[], places text[], loose text[])
  ON CONFLICT (id) DO UPDATE SET topic_id = excluded.topic_id, number = excluded.number, version = excluded.version, at = excluded.at,
    words = excluded.words
$$;
