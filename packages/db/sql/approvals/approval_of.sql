-- An approval as everybody in its workspace sees it, without its payload.
CREATE OR REPLACE FUNCTION approval_of(a approval) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', a.id, 'workspaceId', a.workspace_id, 'title', a.title, 'summary', a.summary, 'kind', a.kind,
    'payloadBytes', a.payload_bytes, 'risk', a.risk, 'required', a.required, 'deadline', iso(a.deadline), 'state', a.state,
    'requestedBy', jsonb_build_object('kind', a.requester_kind, 'id', a.requester_id, 'name', a.requester_name, 'ownerId', a.owner_id),
    'assignees', jsonb_build_object('roles', to_jsonb(a.assigned_roles), 'people', (
      SELECT coalesce(jsonb_agg(person(p.id) ORDER BY p.n), '[]') FROM unnest(a.assigned_people) WITH ORDINALITY p(id, n)
      WHERE EXISTS (SELECT FROM "user" u WHERE u.id = p.id))),
    'decision', CASE WHEN a.held_by_id IS NOT NULL THEN
      jsonb_build_object('by', person(a.held_by_id), 'decision', a.held_decision, 'effectiveAt', iso(a.held_until)) END,
    'decisions', (SELECT coalesce(jsonb_agg(jsonb_build_object('by', person(v.user_id), 'decision', v.decision, 'comment', v.comment,
        'at', iso(v.at)) ORDER BY v.at, v.user_id), '[]') FROM approval_vote v WHERE v.approval_id = a.id AND v.workspace_id = a.workspace_id),
    'commentCount', a.comment_count, 'links', a.links, 'correlationId', a.correlation_id, 'version', a.version,
    'lastComments', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'body', left(c.comment, 200), 'at', iso(c.at),
        'by', jsonb_build_object('kind', c.actor_kind, 'id', c.actor_id, 'name', c.actor_name)) ORDER BY c.at, c.id), '[]')
      FROM (SELECT * FROM approval_act x WHERE a.comment_count > 0 AND x.approval_id = a.id AND x.workspace_id = a.workspace_id
        AND x.action = 'commented' ORDER BY x.at DESC, x.id DESC LIMIT 2) c),
    'createdAt', iso(a.created_at), 'updatedAt', iso(a.updated_at), 'endedAt', iso(a.ended_at))
$$;
