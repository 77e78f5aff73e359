-- The newest three people of a topic, newest first.
CREATE OR REPLACE FUNCTION with_participant(p_people uuid[], p_new uuid) RETURNS uuid[] LANGUAGE sql IMMUTABLE AS $$
  SELECT (ARRAY[p_new] || array_remove(p_people, p_new))[1:3]
$$;
