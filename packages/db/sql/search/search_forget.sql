-- A post whose row is gone for good has no words left.
CREATE OR REPLACE FUNCTION search_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_entry WHERE id = OLD.id;
  RETURN NULL;
END
$$;
