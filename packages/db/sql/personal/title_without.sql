-- A line that says who did something, without the display name of a member who is gone.
CREATE OR REPLACE FUNCTION title_without(p text, p_display text, p_instead text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(p, '(?<![[:alnum:]])' || regexp_replace(p_display, '([^[:alnum:][:space:]])', '\\\1', 'g') || '(?![[:alnum:]])',
    p_instead, 'g')
$$;
