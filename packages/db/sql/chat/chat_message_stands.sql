-- Is a message still there, for what is notified of it, whatever workspace it is in?
CREATE OR REPLACE FUNCTION chat_message_stands(p_id uuid) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM chat_message m WHERE m.id = p_id AND m.deleted_at IS NULL)
$$;
