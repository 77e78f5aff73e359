-- Is a webhook that chose these types and patterns sent of this type? The same as `patternMeans` of the contracts.
CREATE OR REPLACE FUNCTION wants_event(p_patterns varchar[], p_type text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT EXISTS (SELECT 1 FROM unnest(p_patterns) x(pattern)
    WHERE x.pattern IN ('*', p_type) OR (right(x.pattern, 2) = '.*' AND starts_with(p_type, left(x.pattern, -1))))
$$;
