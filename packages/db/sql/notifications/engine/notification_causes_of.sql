-- The causes that `retract_notifications` takes back; those of types that are never taken back (`kept`) are not among them. `unless`: none
-- where that stands again (`notification_stands`): what was taken back and done again before this ran, goes on.
CREATE OR REPLACE FUNCTION notification_causes_of(p jsonb) RETURNS TABLE (source uuid, user_id uuid) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  IF p ? 'about' THEN
    RETURN QUERY SELECT c.source, c.user_id FROM notification_cause c
      WHERE c.about = (p ->> 'about')::uuid AND c.undone_at IS NULL AND NOT coalesce(p -> 'kept' ? c.type, false)
        AND (NOT p ? 'actorId' OR c.actor_id = (p ->> 'actorId')::uuid)
        AND (NOT p ? 'type' OR c.type = p ->> 'type') AND (NOT p ? 'userId' OR c.user_id = (p ->> 'userId')::uuid)
        AND NOT (p ? 'unless' AND notification_stands(p ->> 'unless', (p ->> 'about')::uuid, (p ->> 'actorId')::uuid));
  ELSIF p ? 'channelId' THEN
    -- Of a channel of chat, for who may not read it any more.
    RETURN QUERY SELECT c.source, c.user_id FROM notification_cause c
      WHERE c.topic_id = (p ->> 'channelId')::uuid AND c.type = 'chat' AND c.undone_at IS NULL AND NOT audience_chat(c.topic_id, c.user_id);
  ELSIF p ? 'chatOf' THEN
    RETURN QUERY SELECT c.source, c.user_id FROM notification_cause c
      WHERE c.user_id = (p ->> 'chatOf')::uuid AND c.type = 'chat' AND c.undone_at IS NULL AND NOT audience_chat(c.topic_id, c.user_id);
  ELSIF p ? 'topicId' THEN
    RETURN QUERY SELECT c.source, c.user_id FROM notification_cause c
      WHERE c.topic_id = (p ->> 'topicId')::uuid AND c.undone_at IS NULL AND NOT coalesce(p -> 'kept' ? c.type, false)
        AND (NOT coalesce((p ->> 'withoutRight')::boolean, false) OR NOT EXISTS (SELECT FROM topic t JOIN "scope" sc
          ON sc.key = 'category:' || t.category_id WHERE t.id = c.topic_id AND scope_allows(sc, c.user_id)));
  ELSIF p ? 'invitedTo' THEN
    RETURN QUERY SELECT c.source, c.user_id FROM notification_cause c
      WHERE c.user_id = ANY (ARRAY(SELECT jsonb_array_elements_text(p -> 'userIds')::uuid)) AND c.type = 'group_invite'
        AND c.data ->> 'groupId' = p ->> 'invitedTo' AND c.undone_at IS NULL;
  ELSIF p ? 'categoryIds' THEN
    -- By where their topics stand now, not by where they stood when they were caused.
    RETURN QUERY SELECT c.source, c.user_id FROM topic t JOIN notification_cause c ON c.topic_id = t.id
      JOIN "scope" sc ON sc.key = 'category:' || t.category_id
      WHERE t.category_id = ANY (ARRAY(SELECT jsonb_array_elements_text(p -> 'categoryIds')::uuid)) AND c.undone_at IS NULL
        AND (NOT p ? 'userId' OR c.user_id = (p ->> 'userId')::uuid) AND NOT coalesce(p -> 'kept' ? c.type, false) AND NOT scope_allows(sc, c.user_id);
  ELSIF p ? 'staffId' THEN
    -- Reports that this member may settle no more: another role.
    RETURN QUERY SELECT c.source, c.user_id FROM notification_cause c
      WHERE c.user_id = (p ->> 'staffId')::uuid AND c.type = 'report' AND c.undone_at IS NULL
        AND NOT EXISTS (SELECT FROM recipients_of_report(c.about) r WHERE r.member = c.user_id);
  ELSIF p ? 'userId' THEN
    RETURN QUERY SELECT c.source, c.user_id FROM notification_cause c
      WHERE c.user_id = (p ->> 'userId')::uuid AND c.actor_id = (p ->> 'actorId')::uuid AND c.undone_at IS NULL
        AND NOT coalesce(p -> 'kept' ? c.type, false);
  END IF;
END
$$;
