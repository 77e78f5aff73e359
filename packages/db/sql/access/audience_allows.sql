-- Does this member belong to an audience of any kind? Finds audience_<kind> by its name; an unknown kind holds nobody.
CREATE OR REPLACE FUNCTION audience_allows(p_kind text, p_id uuid, p_member uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_allowed boolean;
BEGIN
  IF p_kind !~ '^[a-z][a-z_]{0,39}$' OR to_regprocedure('audience_' || p_kind || '(uuid, uuid)') IS NULL THEN
    RETURN false;
  END IF;
  EXECUTE format('SELECT %I($1, $2)', 'audience_' || p_kind) INTO v_allowed USING p_id, p_member;
  RETURN coalesce(v_allowed, false);
END
$$;
