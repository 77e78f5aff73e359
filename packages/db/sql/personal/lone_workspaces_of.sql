-- The workspaces a member owns and nobody else does, and how many are in each besides: who leaves hands them over, or they end.
CREATE OR REPLACE FUNCTION lone_workspaces_of(p_user uuid) RETURNS TABLE (id uuid, name text, others int, heir uuid) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w.id, w.name::text, w.member_count - 1,
    (SELECT h.user_id FROM workspace_member h WHERE h.workspace_id = w.id AND h.user_id <> p_user
     ORDER BY array_position(ARRAY['manager', 'operator', 'viewer'], h.role::text), h.joined_at, h.user_id LIMIT 1)
  FROM workspace_member m JOIN workspace w ON w.id = m.workspace_id
  WHERE m.user_id = p_user AND m.role = 'owner'
    AND NOT EXISTS (SELECT FROM workspace_member o WHERE o.workspace_id = w.id AND o.role = 'owner' AND o.user_id <> p_user)
$$;
