-- Servers of the version before name a topic where a room is named now. Goes when no such server can run any more.
CREATE OR REPLACE FUNCTION rescope_by_room(p jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_agg(CASE WHEN r ? 'topic' THEN r || jsonb_build_object('room', 'topic:' || (r ->> 'topic')) ELSE r END)
  FROM jsonb_array_elements(p) r
$$;
