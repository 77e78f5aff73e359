-- A channel as everybody who may read it sees it.
CREATE OR REPLACE FUNCTION chat_channel_of(c chat_channel) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'workspaceId', c.workspace_id, 'kind', c.kind, 'name', c.name, 'purpose', c.purpose,
    'people', (SELECT coalesce(jsonb_agg(person(u.id) ORDER BY u.username), '[]') FROM "user" u WHERE u.id = ANY (c.people)),
    'memberCount', c.member_count, 'archived', c.archived_at IS NOT NULL, 'lastNumber', c.last_number, 'lastAt', iso(c.last_at),
    'createdAt', iso(c.created_at), 'version', c.version)
$$;
