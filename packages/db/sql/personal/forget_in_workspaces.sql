-- Takes a member who is gone out of what workspaces keep of them, over all workspaces, those they left before among them: the logs stay
-- with their id, and say no name. p_was as in json_without. Called again it changes nothing.
CREATE OR REPLACE FUNCTION forget_in_workspaces(p_was jsonb) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_id uuid := (p_was ->> 'id')::uuid;
BEGIN
  DELETE FROM workspace_invitation WHERE user_id = v_id OR inviter_id = v_id;
  UPDATE approval SET requester_name = p_was ->> 'instead' WHERE requester_kind = 'member' AND requester_id = v_id;
  UPDATE agent_act SET by_name = p_was ->> 'instead' WHERE by_id = v_id;
  UPDATE approval_act SET actor_name = p_was ->> 'instead' WHERE actor_kind = 'member' AND actor_id = v_id;
END
$$;
