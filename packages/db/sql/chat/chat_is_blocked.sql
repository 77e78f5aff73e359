-- Does one of the two people of a direct message block the other? Among more people nobody is kept from writing.
CREATE OR REPLACE FUNCTION chat_is_blocked(c chat_channel) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT c.kind = 'direct' AND cardinality(c.people) = 2 AND EXISTS (
    SELECT FROM block b WHERE b.user_id = ANY (c.people) AND b.blocked_id = ANY (c.people))
$$;
