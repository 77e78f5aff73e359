-- An invitation as those whom it concerns see it.
CREATE OR REPLACE FUNCTION workspace_invitation_of(i workspace_invitation, w workspace) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', i.id, 'kind', CASE WHEN i.user_id IS NULL THEN 'link' ELSE 'person' END,
    'workspace', jsonb_build_object('id', w.id, 'name', w.name, 'slug', w.slug, 'memberCount', w.member_count),
    'member', person(i.user_id), 'inviter', person(i.inviter_id), 'role', i.role, 'state', i.state, 'uses', i.uses, 'maxUses', i.max_uses,
    'createdAt', iso(i.created_at), 'expiresAt', iso(i.expires_at), 'answeredAt', iso(i.answered_at))
$$;
