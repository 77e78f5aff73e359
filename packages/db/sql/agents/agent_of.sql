-- An agent as everybody in its workspace sees it.
CREATE OR REPLACE FUNCTION agent_of(a agent) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', a.id, 'workspaceId', a.workspace_id, 'keyId', a.key_id, 'name', a.name, 'version', a.version,
    'capabilities', to_jsonb(a.capabilities), 'owner', person(a.owner_id), 'everySeconds', a.every_seconds,
    'status', a.status, 'statusAt', iso(a.status_at), 'task', a.task, 'progress', a.progress, 'message', a.message,
    'activeAt', iso(a.active_at), 'seenAt', CASE WHEN a.status = 'offline' THEN iso(a.beat_at) END, 'hold', a.hold,
    'request', CASE WHEN a.request_id IS NOT NULL THEN jsonb_build_object('id', a.request_id, 'action', a.request_action,
      'by', person(a.request_by_id), 'at', iso(a.request_at)) END,
    'registeredAt', iso(a.registered_at))
$$;
