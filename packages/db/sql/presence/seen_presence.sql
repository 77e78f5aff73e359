-- Which of these pairs of a viewer and a member share a place in which members see each other, a workspace or a group, and do not block each
-- other. Everybody sees themselves. Answers the numbers of the pairs, from one.
CREATE OR REPLACE FUNCTION seen_presence(p_viewers uuid[], p_ids uuid[]) RETURNS SETOF bigint LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.n FROM unnest(p_viewers, p_ids) WITH ORDINALITY p(viewer, id, n)
  WHERE p.viewer = p.id OR (
    (EXISTS (SELECT FROM workspace_member a JOIN workspace_member b ON b.workspace_id = a.workspace_id AND b.user_id = p.id WHERE a.user_id = p.viewer)
      OR EXISTS (SELECT FROM group_member a JOIN group_member b ON b.group_id = a.group_id AND b.user_id = p.id WHERE a.user_id = p.viewer))
    AND NOT EXISTS (SELECT FROM block b WHERE b.user_id = p.viewer AND b.blocked_id = p.id)
    AND NOT EXISTS (SELECT FROM block b WHERE b.user_id = p.id AND b.blocked_id = p.viewer))
$$;
