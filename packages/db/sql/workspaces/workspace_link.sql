-- The invitation behind a link that still works, by the hash of its secret; no row: there is none.
CREATE OR REPLACE FUNCTION workspace_link(p_hash bytea) RETURNS TABLE (id uuid, workspace_id uuid, invitation jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.id, i.workspace_id, workspace_invitation_of(i, w) FROM workspace_invitation i JOIN workspace w ON w.id = i.workspace_id
  WHERE i.token_hash = p_hash AND i.state = 'pending' AND i.expires_at > now() AND i.uses < i.max_uses
$$;
