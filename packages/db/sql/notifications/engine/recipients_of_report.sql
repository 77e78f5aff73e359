-- The staff who may settle a report: moderators those of members, admins all; neither who it is about nor who reported it.
CREATE OR REPLACE FUNCTION recipients_of_report(p_id uuid) RETURNS TABLE (member uuid) LANGUAGE sql STABLE AS $$
  SELECT u.id FROM report r
    LEFT JOIN "user" a ON a.id = (r.subject -> 'author' ->> 'id')::uuid
    JOIN "user" u ON u.role = 'admin' OR (u.role = 'moderator' AND coalesce(a.role, 'member') = 'member')
  WHERE r.id = p_id AND u.id IS DISTINCT FROM a.id
    AND NOT EXISTS (SELECT FROM report_entry e WHERE e.report_id = r.id AND e.reporter_id = u.id)
$$;
