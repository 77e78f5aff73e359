-- A family as its members see it, and who invites a member: { family, invitations }.
CREATE OR REPLACE FUNCTION family_of(p_user uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'family', (SELECT jsonb_build_object('id', f.id, 'name', f.name, 'version', f.version, 'members', (
        SELECT jsonb_agg(jsonb_build_object('person', person(m.user_id), 'owner', m.owner, 'shares', m.shares,
          'joinedAt', iso(m.joined_at)) ORDER BY m.owner DESC, m.joined_at NULLS LAST, m.invited_at, m.user_id)
        FROM family_member m WHERE m.family_id = f.id))
      FROM family f JOIN family_member x ON x.family_id = f.id WHERE x.user_id = p_user AND x.joined_at IS NOT NULL),
    'invitations', (SELECT coalesce(jsonb_agg(i.v ORDER BY i.at DESC), '[]') FROM (
        SELECT x.invited_at AS at, jsonb_build_object('familyId', f.id, 'name', f.name, 'invitedAt', iso(x.invited_at),
          'owner', (SELECT person(o.user_id) FROM family_member o WHERE o.family_id = f.id AND o.owner)) AS v
        FROM family_member x JOIN family f ON f.id = x.family_id WHERE x.user_id = p_user AND x.joined_at IS NULL
        ORDER BY x.invited_at DESC LIMIT 20) i))
$$;
