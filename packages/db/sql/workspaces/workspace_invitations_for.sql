-- The invitations into workspaces that wait for a member, over all workspaces: who is invited is in none of them yet.
CREATE OR REPLACE FUNCTION workspace_invitations_for(p_user uuid) RETURNS TABLE (id uuid, workspace_id uuid, created_at timestamptz, invitation jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.id, i.workspace_id, i.created_at, workspace_invitation_of(i, w) FROM workspace_invitation i JOIN workspace w ON w.id = i.workspace_id
  WHERE i.user_id = p_user AND i.state = 'pending' AND i.expires_at > now()
$$;
