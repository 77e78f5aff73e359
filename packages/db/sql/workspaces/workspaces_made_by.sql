-- What limits how many workspaces somebody makes: how many they own, and how many they made in the last day.
CREATE OR REPLACE FUNCTION workspaces_made_by(p_user uuid, OUT owned int, OUT made int) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT count(*)::int FROM workspace_member m WHERE m.user_id = p_user AND m.role = 'owner'),
    (SELECT count(*)::int FROM workspace w WHERE w.created_by_id = p_user AND w.created_at > now() - interval '1 day')
$$;
