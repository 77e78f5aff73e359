-- What a member asked, said and decided of approvals, in the workspaces they are in now: leaving one takes its log along.
CREATE OR REPLACE FUNCTION approval_acts_by(p_user uuid) RETURNS SETOF approval_act LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.* FROM approval_act a JOIN workspace_member m ON m.workspace_id = a.workspace_id AND m.user_id = p_user
  WHERE a.actor_kind = 'member' AND a.actor_id = p_user
$$;
