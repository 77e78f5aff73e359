-- Does what a notification is about still stand? `p_proof`: what kind of thing must be there; `p_about` and `p_actor`: which, and by whom.
CREATE OR REPLACE FUNCTION notification_stands(p_proof text, p_about uuid, p_actor uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT CASE p_proof
    WHEN 'like' THEN EXISTS (SELECT 1 FROM reaction r WHERE r.target_id = p_about AND r.user_id = p_actor)
      AND (notification_stands('reply', p_about, NULL) OR notification_stands('topic', p_about, NULL))
    WHEN 'reply' THEN EXISTS (SELECT 1 FROM reply r JOIN topic t ON t.id = r.topic_id
      WHERE r.id = p_about AND r.deleted_at IS NULL AND r.status = 'visible' AND t.deleted_at IS NULL AND t.status = 'visible')
    WHEN 'topic' THEN EXISTS (SELECT 1 FROM topic t WHERE t.id = p_about AND t.deleted_at IS NULL AND t.status = 'visible')
    WHEN 'follow' THEN EXISTS (SELECT 1 FROM follow f WHERE f.followed_id = p_about AND f.user_id = p_actor)
    WHEN 'invitation' THEN EXISTS (SELECT 1 FROM group_invitation i WHERE i.id = p_about AND i.state = 'pending')
    WHEN 'membership' THEN EXISTS (SELECT 1 FROM group_member m WHERE m.group_id = p_about AND m.user_id = p_actor)
    WHEN 'report' THEN EXISTS (SELECT 1 FROM report r WHERE r.id = p_about AND r.state = 'open')
    WHEN 'family' THEN EXISTS (SELECT 1 FROM family_member m WHERE m.id = p_about AND m.joined_at IS NULL)
    WHEN 'alert' THEN EXISTS (SELECT 1 FROM alert a WHERE a.id = p_about AND a.state = 'new')
    WHEN 'approval' THEN approval_waits(p_about)
    WHEN 'agent' THEN agent_notified(p_about)
    WHEN 'message' THEN chat_message_stands(p_about)
    ELSE true
  END
$$;
