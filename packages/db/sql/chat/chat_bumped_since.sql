-- The channels in which something was said since: for servers that do not hear each other.
CREATE OR REPLACE FUNCTION chat_bumped_since(p_from timestamptz, p_limit int) RETURNS TABLE ("channelId" uuid, "lastNumber" int) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, c.last_number FROM chat_channel c WHERE c.last_at >= p_from ORDER BY c.last_at DESC LIMIT p_limit
$$;
