-- What a word is reduced to in German and in English, where that is something else; the same for what is stored and what is asked for.
CREATE OR REPLACE FUNCTION search_stems(p_word text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_word ~ '^[a-z]{3,64}$' THEN ARRAY(
    SELECT DISTINCT s FROM unnest(ts_lexize('german_stem', p_word) || ts_lexize('english_stem', p_word)) s WHERE s <> p_word)
  ELSE '{}' END
$$;
