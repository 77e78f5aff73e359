-- What kind of channel this is, whatever workspace it is in; NULL: it is gone.
CREATE OR REPLACE FUNCTION chat_kind_of(p_channel uuid) RETURNS text LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.kind FROM chat_channel c WHERE c.id = p_channel
$$;
