-- Does an approval wait for somebody? For what is notified of it, whatever workspace it is in.
CREATE OR REPLACE FUNCTION approval_waits(p_id uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM approval a WHERE a.id = p_id AND a.state = 'pending')
$$;
