-- The words of a post for the index: each with where it stands in the text (`p_at`: '1A,7'), its stems at the same places as `~stem`, where
-- they are something else, and marks, which stand nowhere. Words hold letters and digits alone (`fold` of the markdown package).
CREATE OR REPLACE FUNCTION search_vector(p_words text[], p_at text[], p_marks text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(string_agg(l.part, ' '), '')::tsvector FROM (
    SELECT '''' || w.word || ''':' || w.at AS part FROM unnest(p_words, p_at) w(word, at)
    UNION ALL
    SELECT '''~' || s.stem || ''':' || w.at FROM unnest(p_words, p_at) w(word, at)
      CROSS JOIN LATERAL unnest(ts_lexize('german_stem', w.word) || ts_lexize('english_stem', w.word)) s(stem)
    WHERE w.word ~ '^[a-z]{3,64}$' AND s.stem <> w.word
    UNION ALL
    SELECT '''' || m || '''' FROM unnest(p_marks) m
  ) l
$$;
