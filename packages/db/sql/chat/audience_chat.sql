-- The audience of a private channel or a direct message: who is in it.
CREATE OR REPLACE FUNCTION audience_chat(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM chat_channel c WHERE c.id = p_id AND chat_role(c, p_member) IS NOT NULL)
$$;
