-- AlterTable
ALTER TABLE "agent_act" ADD COLUMN     "by_id" UUID;

-- CreateIndex
CREATE INDEX "agent_act_by_id_idx" ON "agent_act"("by_id");

-- CreateIndex
CREATE INDEX "chat_message_author_id_id_idx" ON "chat_message"("author_id", "id");

-- What kind of channel this is, whatever workspace it is in; NULL: it is gone.
CREATE OR REPLACE FUNCTION chat_kind_of(p_channel uuid) RETURNS text LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.kind FROM chat_channel c WHERE c.id = p_channel
$$;

-- What a member said in channels and that was not deleted, `p_limit` of it after an id, in order. `p_everywhere`: over all workspaces, for who is
-- going; else in those they are in now.
CREATE OR REPLACE FUNCTION chat_messages_by(p_user uuid, p_after uuid, p_limit int, p_everywhere boolean) RETURNS SETOF chat_message
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.* FROM chat_message m
  WHERE m.author_id = p_user AND m.id > p_after AND m.deleted_at IS NULL AND (p_everywhere OR EXISTS (
    SELECT FROM workspace_member w WHERE w.workspace_id = m.workspace_id AND w.user_id = p_user))
  ORDER BY m.id LIMIT p_limit
$$;

-- Takes the mentions of a member who is gone out of a page of what is said in channels, over all workspaces, after an id. Returns the id the
-- page ended at; NULL: it was the last. p_was as in json_without.
CREATE OR REPLACE FUNCTION forget_text_in_chat(p_was jsonb, p_after uuid, p_limit int) RETURNS uuid LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_ids uuid[] := ARRAY(SELECT m.id FROM chat_message m WHERE m.id > p_after ORDER BY m.id LIMIT p_limit);
BEGIN
  UPDATE chat_message SET body = text_without(body, p_was ->> 'username', p_was ->> 'name')
  WHERE id = ANY (v_ids) AND body ILIKE '%' || (p_was ->> 'username') || '%';
  RETURN CASE WHEN cardinality(v_ids) = p_limit THEN v_ids[p_limit] END;
END
$$;

-- Takes a member who is gone out of what workspaces keep of them, over all workspaces, those they left before among them: the logs stay
-- with their id, and say no name. p_was as in json_without. Called again it changes nothing.
CREATE OR REPLACE FUNCTION forget_in_workspaces(p_was jsonb) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_id uuid := (p_was ->> 'id')::uuid;
BEGIN
  DELETE FROM workspace_invitation WHERE user_id = v_id OR inviter_id = v_id;
  UPDATE approval SET requester_name = p_was ->> 'instead' WHERE requester_kind = 'member' AND requester_id = v_id;
  UPDATE agent_act SET by_name = p_was ->> 'instead' WHERE by_id = v_id;
  UPDATE approval_act SET actor_name = p_was ->> 'instead' WHERE actor_kind = 'member' AND actor_id = v_id;
END
$$;

