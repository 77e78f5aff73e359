-- A text without the name of a member who is gone: where it mentions them, or links to them, stands what they are called now. A user name has
-- nothing that a pattern would read otherwise.
CREATE OR REPLACE FUNCTION text_without(p text, p_username text, p_name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(p, '((?<![[:alnum:]/.-])[@＠]|/u/)' || p_username || '(?![-_]*[[:alnum:]])', '\1' || p_name, 'gi')
$$;
