-- What is notified of a message, and who may hear of it: in a direct message everybody else in it, in a channel those of the named who may
-- read it. No row: it is gone, or nobody is to hear of it.
CREATE OR REPLACE FUNCTION recipients_of_chat(p_id uuid, p_names text[]) RETURNS TABLE ("channelId" uuid, "workspaceId" uuid, slug text, kind text,
  name text, number int, body text, "authorId" uuid, author text, recipients uuid[]) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, c.workspace_id, w.slug, c.kind, coalesce(c.name, ''), m.number, m.body, m.author_id, a.display_name, ARRAY(
    SELECT o.id FROM (
      SELECT p.id FROM unnest(c.people) p(id) WHERE c.kind = 'direct'
      UNION ALL SELECT u.id FROM "user" u WHERE c.kind <> 'direct' AND u.username = ANY (p_names)) o
    WHERE o.id <> m.author_id AND chat_role(c, o.id) IS NOT NULL)
  FROM chat_message m JOIN chat_channel c ON c.id = m.channel_id JOIN workspace w ON w.id = c.workspace_id JOIN "user" a ON a.id = m.author_id
  WHERE m.id = p_id AND m.deleted_at IS NULL
$$;
