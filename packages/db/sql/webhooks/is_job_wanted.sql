-- Does anybody want what a job would do? Asked in the transaction that causes it, so that what nobody listens to costs no row.
CREATE OR REPLACE FUNCTION is_job_wanted(p_by text, p_payload jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE p_by WHEN 'webhooks' THEN EXISTS (
    SELECT 1 FROM webhook w WHERE w.state = 'active' AND wants_event(w.events, p_payload ->> 'type')) ELSE true END
$$;
