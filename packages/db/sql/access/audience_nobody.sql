-- The audience of what no member may read.
CREATE OR REPLACE FUNCTION audience_nobody(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT false
$$;
