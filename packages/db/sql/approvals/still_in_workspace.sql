-- Which of these are still let into a workspace: its members, and keys of it that are not revoked. For who waits in a request.
CREATE OR REPLACE FUNCTION still_in_workspace(p_workspace uuid, p_principals uuid[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT ARRAY(
    SELECT m.user_id FROM workspace_member m WHERE m.workspace_id = p_workspace AND m.user_id = ANY (p_principals)
    UNION ALL
    SELECT k.id FROM api_key k WHERE k.id = ANY (p_principals) AND k.bound_to = p_workspace AND k.revoked_at IS NULL
      AND (k.expires_at IS NULL OR k.expires_at > now()))
$$;
