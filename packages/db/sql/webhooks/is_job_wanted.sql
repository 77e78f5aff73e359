-- Does anybody want what a job would do? Asked in the transaction that causes it, so that what nobody listens to costs no row. That one is for
-- whatever workspace, or for none, so it is asked of all.
CREATE OR REPLACE FUNCTION is_job_wanted(p_by text, p_payload jsonb) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE p_by WHEN 'webhooks' THEN EXISTS (
    SELECT 1 FROM webhook w WHERE w.state = 'active' AND CASE WHEN p_payload ? 'workspaceId'
      THEN w.workspace_id = (p_payload ->> 'workspaceId')::uuid
      ELSE w.workspace_id IS NULL AND wants_event(w.events, p_payload ->> 'type') END) ELSE true END
$$;
