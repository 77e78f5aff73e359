-- Audiences are functions audience_<kind>(id, member; NULL: signed out): does this member belong to it? A new kind is a new
-- function. This one: whoever asks.
CREATE OR REPLACE FUNCTION audience_everyone(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT true
$$;
