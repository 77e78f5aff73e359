-- What is found in the index of words besides words: where a post stands, whose it is, and when it was written, as windows of 1, 8, 64 …
-- hours. Two lists of one index are compared without reading a row, so that a search begins with what is newest however common its words are.
-- No word of a text has a colon in it.
CREATE OR REPLACE FUNCTION search_marks(p_topic uuid, p_category uuid, p_author uuid, p_number int, p_at timestamptz)
RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY['t:' || p_topic, 'c:' || p_category, 'a:' || p_author, CASE p_number WHEN 0 THEN 'k:topic' ELSE 'k:reply' END]
    || ARRAY(SELECT 'w' || l || ':' || greatest(0, floor(extract(epoch FROM p_at) / 3600 / 8 ^ l))::bigint FROM generate_series(0, 5) l)
$$;
