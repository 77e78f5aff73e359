-- A message as everybody who may read its channel sees it.
CREATE OR REPLACE FUNCTION chat_message_of(m chat_message) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', m.id, 'channelId', m.channel_id, 'number', m.number, 'clientId', m.client_id, 'author', person(m.author_id),
    'body', CASE WHEN m.deleted_at IS NULL THEN m.body END, 'createdAt', iso(m.created_at), 'editedAt', iso(m.edited_at),
    'deletedAt', iso(m.deleted_at), 'version', m.version)
$$;
