-- Who may decide an approval, and who of them is asked: the ones it names, or where it names nobody the owners and managers. The contract
-- says the same (`whyNoDecider`).
CREATE OR REPLACE FUNCTION approval_deciders(a approval) RETURNS TABLE (user_id uuid, asked boolean) LANGUAGE sql STABLE AS $$
  SELECT m.user_id, cardinality(a.assigned_roles) + cardinality(a.assigned_people) = 0 OR named.it
  FROM workspace_member m
  JOIN workspace w ON w.id = m.workspace_id
  CROSS JOIN LATERAL (SELECT m.role = ANY (a.assigned_roles) OR m.user_id = ANY (a.assigned_people) AS it) named
  WHERE m.workspace_id = a.workspace_id
    AND (m.role IN ('owner', 'manager') OR (m.role = 'operator' AND named.it))
    AND NOT (a.requester_kind = 'member' AND m.user_id = a.requester_id)
    AND NOT (m.user_id IS NOT DISTINCT FROM a.owner_id AND coalesce((w.settings ->> 'fourEyes')::boolean, false))
$$;
