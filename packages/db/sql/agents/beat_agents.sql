-- Takes heartbeats of agents in many workspaces at once: of those that are what they were, by a key of their workspace that registered them
-- or is their owner's. The others are not answered: they are changed one by one, or are not there. `p_second`: how many ms a second of theirs
-- has. `moved`: it says something new.
CREATE OR REPLACE FUNCTION beat_agents(p_ids uuid[], p_workspaces uuid[], p_keys uuid[], p_owners uuid[], p_statuses text[], p_tasks text[],
  p_progress int[], p_messages text[], p_second double precision)
RETURNS TABLE (n bigint, moved boolean, active_at timestamptz, every_seconds int, hold text, request_id uuid, request_action text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := date_trunc('milliseconds', clock_timestamp());
BEGIN
  -- In one order, so that two batches with the same agents wait for each other instead of for ever.
  PERFORM FROM agent a WHERE a.id = ANY (p_ids) ORDER BY a.id FOR NO KEY UPDATE;
  RETURN QUERY
  UPDATE agent a SET beat_at = v_now, lease_until = v_now + a.every_seconds * 3 * p_second * interval '1 millisecond',
    task = i.task, progress = i.progress, message = i.message,
    active_at = CASE WHEN a.task IS DISTINCT FROM i.task OR a.progress IS DISTINCT FROM i.progress OR a.message IS DISTINCT FROM i.message
      THEN v_now ELSE a.active_at END
  FROM unnest(p_ids, p_workspaces, p_keys, p_owners, p_statuses, p_tasks, p_progress, p_messages) WITH ORDINALITY
    i(id, workspace, key, owner, status, task, progress, message, n)
  WHERE a.id = i.id AND a.workspace_id = i.workspace AND (a.key_id = i.key OR a.owner_id = i.owner) AND a.status = i.status
    AND a.status <> 'offline'
  RETURNING i.n, a.active_at = v_now, a.active_at, a.every_seconds, a.hold::text, a.request_id, a.request_action::text;
END
$$;
