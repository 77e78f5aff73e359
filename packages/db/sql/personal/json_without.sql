-- What was stored of a member who is gone, anywhere in a JSON, is called as they are now; their id stays. Lines beside actors say who did
-- something: there the display name goes as well. What moderators saw of what the member wrote goes, too. p_was: { id, username, displayName, name (their user name now), instead (their display
-- name now) }.
CREATE OR REPLACE FUNCTION json_without(p jsonb, p_was jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  v_acted boolean;
  v_theirs boolean;
  v_quoted boolean;
BEGIN
  CASE jsonb_typeof(p)
    WHEN 'string' THEN
      RETURN to_jsonb(text_without(p #>> '{}', p_was ->> 'username', p_was ->> 'name'));
    WHEN 'array' THEN
      RETURN (SELECT coalesce(jsonb_agg(json_without(e.v, p_was) ORDER BY e.i), '[]') FROM jsonb_array_elements(p) WITH ORDINALITY e(v, i));
    WHEN 'object' THEN
      v_theirs := p ->> 'id' = p_was ->> 'id';
      v_acted := p -> 'actors' @> jsonb_build_array(jsonb_build_object('id', p_was -> 'id'));
      v_quoted := p ?& ARRAY['excerpt', 'topicId', 'number', 'author'] AND p -> 'author' -> 'id' = p_was -> 'id';
      RETURN (SELECT coalesce(jsonb_object_agg(e.key, CASE
          WHEN v_quoted AND e.key = 'excerpt' THEN '""'
          WHEN v_quoted AND e.key = 'title' THEN 'null'
          WHEN e.key = 'username' AND (v_theirs OR e.value = p_was -> 'username') THEN p_was -> 'name'
          WHEN v_theirs AND e.key IN ('displayName', 'name') THEN p_was -> 'instead'
          WHEN v_theirs AND e.key = 'bio' THEN '""'
          WHEN v_acted AND e.key IN ('title', 'message') AND jsonb_typeof(e.value) = 'string'
            THEN to_jsonb(title_without(e.value #>> '{}', p_was ->> 'displayName', p_was ->> 'instead'))
          ELSE json_without(e.value, p_was) END), '{}') FROM jsonb_each(p) e);
    ELSE RETURN p;
  END CASE;
END
$$;
