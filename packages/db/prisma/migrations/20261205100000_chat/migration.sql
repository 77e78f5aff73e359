-- Chat: channels and direct messages of a workspace, who has read how far, and what was said.
CREATE TABLE "chat_channel" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" VARCHAR(8) NOT NULL,
    "name" VARCHAR(120),
    "purpose" TEXT NOT NULL DEFAULT '',
    "people" UUID[],
    "member_count" INTEGER,
    "last_number" INTEGER NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "chat_channel_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "chat_member" (
    "channel_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "read_number" INTEGER NOT NULL DEFAULT 0,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_member_pkey" PRIMARY KEY ("channel_id","user_id")
);

CREATE TABLE "chat_message" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "author_id" UUID NOT NULL,
    "client_id" VARCHAR(64) NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "chat_message_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "chat_channel_workspace_id_id_key" ON "chat_channel"("workspace_id", "id");

CREATE INDEX "chat_member_workspace_id_user_id_idx" ON "chat_member"("workspace_id", "user_id");

CREATE UNIQUE INDEX "chat_message_channel_id_number_key" ON "chat_message"("channel_id", "number");

CREATE UNIQUE INDEX "chat_message_channel_id_author_id_client_id_key" ON "chat_message"("channel_id", "author_id", "client_id");

ALTER TABLE "chat_channel" ADD CONSTRAINT "chat_channel_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "chat_member" ADD CONSTRAINT "chat_member_workspace_id_channel_id_fkey" FOREIGN KEY ("workspace_id", "channel_id") REFERENCES "chat_channel"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_workspace_id_channel_id_fkey" FOREIGN KEY ("workspace_id", "channel_id") REFERENCES "chat_channel"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "chat_channel" ADD CONSTRAINT "chat_channel_kind" CHECK ("kind" IN ('public', 'private', 'direct'));
ALTER TABLE "chat_channel" ADD CONSTRAINT "chat_channel_named" CHECK (("kind" = 'direct') = ("name" IS NULL));
CREATE UNIQUE INDEX "chat_direct_key" ON "chat_channel"("workspace_id", "people") WHERE "kind" = 'direct';
CREATE INDEX "chat_public_idx" ON "chat_channel"("workspace_id", "id") WHERE "kind" = 'public';

-- Changed with each message: their rows are rewritten in place.
ALTER TABLE "chat_channel" SET (fillfactor = 70);
ALTER TABLE "chat_member" SET (fillfactor = 70);

SELECT protect_tenant_table('chat_channel');
SELECT protect_tenant_table('chat_member');
SELECT protect_tenant_table('chat_message');

-- What somebody is in the workspace of a channel that they may read; NULL: they may not, or there is none. What somebody is in a private
-- channel or a direct message counts only if it is not older than what they are in its workspace.
CREATE OR REPLACE FUNCTION chat_role(c chat_channel, p_user uuid) RETURNS workspace_role LANGUAGE sql STABLE AS $$
  SELECT w.role FROM workspace_member w
  WHERE w.workspace_id = c.workspace_id AND w.user_id = p_user AND (c.kind = 'public' OR EXISTS (
    SELECT FROM chat_member m WHERE m.channel_id = c.id AND m.user_id = p_user AND m.joined_at >= w.joined_at))
$$;

-- The audience of a private channel or a direct message: who is in it.
CREATE OR REPLACE FUNCTION audience_chat(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM chat_channel c WHERE c.id = p_id AND chat_role(c, p_member) IS NOT NULL)
$$;

-- Does one of the two people of a direct message block the other? Among more people nobody is kept from writing.
CREATE OR REPLACE FUNCTION chat_is_blocked(c chat_channel) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT c.kind = 'direct' AND cardinality(c.people) = 2 AND EXISTS (
    SELECT FROM block b WHERE b.user_id = ANY (c.people) AND b.blocked_id = ANY (c.people))
$$;

-- The way into a channel, or with `p_message` into that of a message, for requests that do not name the workspace: no row when there is no
-- such thing, and just the same when who asks may not read it. One statement, since each message that is sent asks it.
CREATE OR REPLACE FUNCTION chat_entry(p_channel uuid, p_message uuid, p_user uuid) RETURNS TABLE ("workspaceId" uuid, role workspace_role,
  id uuid, kind text, archived boolean, people uuid[], blocked boolean, "lastNumber" int) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.workspace_id, r.role, c.id, c.kind, c.archived_at IS NOT NULL, c.people, chat_is_blocked(c), c.last_number
  FROM chat_channel c CROSS JOIN LATERAL (SELECT chat_role(c, p_user) AS role) r
  WHERE c.id = coalesce(p_channel, (SELECT m.channel_id FROM chat_message m WHERE m.id = p_message)) AND r.role IS NOT NULL
$$;

-- Who may read these channels, and how far each has read: who hears that something was said there.
CREATE OR REPLACE FUNCTION chat_hearers(p_channels uuid[]) RETURNS TABLE ("channelId" uuid, "workspaceId" uuid, "lastNumber" int, hearers jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, c.workspace_id, c.last_number, (
    SELECT coalesce(jsonb_object_agg(w.user_id, coalesce(m.read_number, 0)), '{}') FROM workspace_member w
    LEFT JOIN chat_member m ON m.channel_id = c.id AND m.user_id = w.user_id
    WHERE w.workspace_id = c.workspace_id AND (c.kind = 'public' OR m.joined_at >= w.joined_at))
  FROM chat_channel c WHERE c.id = ANY (p_channels)
$$;

-- The channels in which something was said since: for servers that do not hear each other.
CREATE OR REPLACE FUNCTION chat_bumped_since(p_from timestamptz, p_limit int) RETURNS TABLE ("channelId" uuid, "lastNumber" int) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, c.last_number FROM chat_channel c WHERE c.last_at >= p_from ORDER BY c.last_at DESC LIMIT p_limit
$$;

-- A channel as everybody who may read it sees it.
CREATE OR REPLACE FUNCTION chat_channel_of(c chat_channel) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', c.id, 'workspaceId', c.workspace_id, 'kind', c.kind, 'name', c.name, 'purpose', c.purpose,
    'people', (SELECT coalesce(jsonb_agg(person(u.id) ORDER BY u.username), '[]') FROM "user" u WHERE u.id = ANY (c.people)),
    'memberCount', c.member_count, 'archived', c.archived_at IS NOT NULL, 'lastNumber', c.last_number, 'lastAt', iso(c.last_at),
    'createdAt', iso(c.created_at), 'version', c.version)
$$;

-- A message as everybody who may read its channel sees it.
CREATE OR REPLACE FUNCTION chat_message_of(m chat_message) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', m.id, 'channelId', m.channel_id, 'number', m.number, 'clientId', m.client_id, 'author', person(m.author_id),
    'body', CASE WHEN m.deleted_at IS NULL THEN m.body END, 'createdAt', iso(m.created_at), 'editedAt', iso(m.edited_at),
    'deletedAt', iso(m.deleted_at), 'version', m.version)
$$;

-- Is a message still there, for what is notified of it, whatever workspace it is in?
CREATE OR REPLACE FUNCTION chat_message_stands(p_id uuid) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM chat_message m WHERE m.id = p_id AND m.deleted_at IS NULL)
$$;

-- The scopes that somebody reads by in a workspace: its own, and those of the private channels and direct messages they are in. Whoever
-- leaves it loses them all.
CREATE OR REPLACE FUNCTION chat_scopes_in(p_workspace uuid, p_user uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT 'workspace:' || p_workspace UNION ALL
    SELECT 'chat:' || c.id FROM chat_member m JOIN chat_channel c ON c.id = m.channel_id
    WHERE m.workspace_id = p_workspace AND m.user_id = p_user AND c.kind <> 'public')
$$;

-- What was said before somebody came into a workspace is not unread for them.
CREATE OR REPLACE FUNCTION begin_reading_chat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO chat_member (channel_id, user_id, workspace_id, read_number, joined_at)
  SELECT c.id, w.user_id, c.workspace_id, c.last_number, w.joined_at FROM added w JOIN chat_channel c ON c.workspace_id = w.workspace_id
  WHERE c.kind = 'public' AND c.last_number > 0
  ON CONFLICT (channel_id, user_id) DO UPDATE SET read_number = excluded.read_number, joined_at = excluded.joined_at;
  RETURN NULL;
END
$$;

-- Writes a message under the lock of its channel's stream: its number, the channel's last one and how far its author has read. NO_CHANGE:
-- its author sent it before. Who asks was let in; what has changed since is looked at once more.
CREATE OR REPLACE FUNCTION feed_chat_sent(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_author uuid := (p ->> 'authorId')::uuid;
  v_channel chat_channel;
  v_message chat_message;
  v_role workspace_role;
BEGIN
  IF EXISTS (SELECT FROM chat_message m WHERE m.channel_id = (p ->> 'channelId')::uuid AND m.author_id = v_author AND m.client_id = p ->> 'clientId') THEN
    RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001';
  END IF;
  SELECT * INTO v_channel FROM chat_channel c WHERE c.id = (p ->> 'channelId')::uuid;
  v_role := chat_role(v_channel, v_author);
  IF v_role IS NULL THEN RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001'; END IF;
  IF v_role = 'viewer' OR chat_is_blocked(v_channel) THEN RAISE EXCEPTION 'FORBIDDEN' USING ERRCODE = 'TD001'; END IF;
  UPDATE chat_channel c SET last_number = c.last_number + 1, last_at = p_at
  WHERE c.id = v_channel.id AND c.archived_at IS NULL RETURNING c.* INTO v_channel;
  IF NOT FOUND THEN RAISE EXCEPTION 'CHANNEL_ARCHIVED' USING ERRCODE = 'TD001'; END IF;
  INSERT INTO chat_message (id, workspace_id, channel_id, number, author_id, client_id, body, created_at)
  VALUES ((p ->> 'id')::uuid, v_channel.workspace_id, v_channel.id, v_channel.last_number, v_author, p ->> 'clientId', p ->> 'body', p_at)
  RETURNING * INTO v_message;
  INSERT INTO chat_member (channel_id, user_id, workspace_id, read_number, joined_at)
  VALUES (v_channel.id, v_author, v_channel.workspace_id, v_channel.last_number, p_at)
  ON CONFLICT (channel_id, user_id) DO UPDATE SET read_number = excluded.read_number;
  RETURN chat_message_of(v_message);
END
$$;

-- Changes the text of a message that its author may still change; NO_CHANGE: it says that already.
CREATE OR REPLACE FUNCTION feed_chat_edited(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_message chat_message;
  v_channel chat_channel;
  v_role workspace_role;
BEGIN
  SELECT * INTO v_message FROM chat_message m WHERE m.id = (p ->> 'id')::uuid AND m.deleted_at IS NULL FOR UPDATE;
  SELECT * INTO v_channel FROM chat_channel c WHERE c.id = v_message.channel_id;
  v_role := chat_role(v_channel, (p ->> 'authorId')::uuid);
  IF v_role IS NULL THEN RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001'; END IF;
  IF v_role = 'viewer' OR v_message.author_id <> (p ->> 'authorId')::uuid OR chat_is_blocked(v_channel) THEN
    RAISE EXCEPTION 'FORBIDDEN' USING ERRCODE = 'TD001';
  END IF;
  IF v_channel.archived_at IS NOT NULL THEN RAISE EXCEPTION 'CHANNEL_ARCHIVED' USING ERRCODE = 'TD001'; END IF;
  IF v_message.body = p ->> 'body' THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  IF v_message.version <> coalesce((p ->> 'version')::int, v_message.version) THEN
    RAISE EXCEPTION 'VERSION_CONFLICT' USING ERRCODE = 'TD001';
  END IF;
  UPDATE chat_message m SET body = p ->> 'body', edited_at = p_at, version = m.version + 1 WHERE m.id = v_message.id RETURNING * INTO v_message;
  RETURN chat_message_of(v_message);
END
$$;

-- Takes the text of a message away; its row keeps the number. `manages`: who asks may do so with those of others.
CREATE OR REPLACE FUNCTION feed_chat_deleted(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_message chat_message;
BEGIN
  UPDATE chat_message m SET body = '', deleted_at = p_at, version = m.version + 1
  WHERE m.id = (p ->> 'id')::uuid AND m.deleted_at IS NULL RETURNING * INTO v_message;
  IF NOT FOUND THEN RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('number', v_message.number, 'deletedAt', iso(p_at), 'version', v_message.version);
END
$$;

-- Moves how far somebody has read forward, at most to the last message; NO_CHANGE when it is there already.
CREATE OR REPLACE FUNCTION feed_chat_read(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_user uuid := (p ->> 'userId')::uuid;
  v_channel chat_channel;
  v_number int;
BEGIN
  SELECT * INTO v_channel FROM chat_channel c WHERE c.id = (p ->> 'channelId')::uuid;
  IF chat_role(v_channel, v_user) IS NULL THEN RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001'; END IF;
  v_number := least((p ->> 'number')::int, v_channel.last_number);
  IF v_number < 1 THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  INSERT INTO chat_member AS m (channel_id, user_id, workspace_id, read_number, joined_at)
  VALUES (v_channel.id, v_user, v_channel.workspace_id, v_number, p_at)
  ON CONFLICT (channel_id, user_id) DO UPDATE SET read_number = excluded.read_number WHERE m.read_number < excluded.read_number;
  IF NOT FOUND THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('readNumber', v_number, 'at', iso(p_at));
END
$$;

-- Changes a channel and answers it as it is now; without a change it only answers. p: { channelId, name?, purpose?, archived?, add?: [user id],
-- remove?: user id, delete?: true }. Who comes in has read what was said before; who goes is answered no channel. NO_CHANGE: it is so already.
CREATE OR REPLACE FUNCTION feed_chat_channel(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_channel chat_channel;
  v_changed int;
BEGIN
  SELECT * INTO v_channel FROM chat_channel c WHERE c.id = (p ->> 'channelId')::uuid FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'NOT_FOUND' USING ERRCODE = 'TD001'; END IF;
  IF p ? 'delete' THEN
    DELETE FROM chat_channel c WHERE c.id = v_channel.id;
    RETURN jsonb_build_object('channel', NULL, 'at', iso(p_at));
  END IF;
  IF p ? 'add' THEN
    INSERT INTO chat_member AS m (channel_id, user_id, workspace_id, read_number, joined_at)
    SELECT v_channel.id, w.user_id, v_channel.workspace_id, v_channel.last_number, p_at FROM workspace_member w
    WHERE w.workspace_id = v_channel.workspace_id AND w.user_id = ANY (ARRAY(SELECT jsonb_array_elements_text(p -> 'add')::uuid))
    ON CONFLICT (channel_id, user_id) DO UPDATE SET joined_at = excluded.joined_at, read_number = excluded.read_number
      WHERE m.joined_at < (SELECT w.joined_at FROM workspace_member w WHERE w.workspace_id = m.workspace_id AND w.user_id = m.user_id);
    GET DIAGNOSTICS v_changed = ROW_COUNT;
  ELSIF p ? 'remove' THEN
    DELETE FROM chat_member m WHERE m.channel_id = v_channel.id AND m.user_id = (p ->> 'remove')::uuid;
    GET DIAGNOSTICS v_changed = ROW_COUNT;
  ELSE
    SELECT count(*) INTO v_changed FROM jsonb_object_keys(p) k WHERE k <> 'channelId';
    IF v_changed = 0 THEN RETURN jsonb_build_object('channel', chat_channel_of(v_channel), 'at', iso(p_at)); END IF;
    IF coalesce(p ->> 'name', v_channel.name) = v_channel.name AND coalesce(p ->> 'purpose', v_channel.purpose) = v_channel.purpose
      AND coalesce((p ->> 'archived')::boolean, v_channel.archived_at IS NOT NULL) = (v_channel.archived_at IS NOT NULL) THEN
      v_changed := 0;
    END IF;
  END IF;
  IF v_changed = 0 THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  UPDATE chat_channel c SET name = coalesce(p ->> 'name', c.name), purpose = coalesce(p ->> 'purpose', c.purpose), version = c.version + 1,
    archived_at = CASE WHEN NOT p ? 'archived' THEN c.archived_at WHEN (p ->> 'archived')::boolean THEN coalesce(c.archived_at, p_at) END,
    member_count = CASE WHEN c.kind <> 'public' THEN (SELECT count(*) FROM chat_member m WHERE m.channel_id = c.id) END
  WHERE c.id = v_channel.id RETURNING c.* INTO v_channel;
  RETURN jsonb_build_object('channel', CASE WHEN NOT p ? 'remove' THEN chat_channel_of(v_channel) END, 'at', iso(p_at));
END
$$;

-- What is notified of a message, and who may hear of it: in a direct message everybody else in it, in a channel those of the named who may
-- read it. No row: it is gone, or nobody is to hear of it.
CREATE OR REPLACE FUNCTION recipients_of_chat(p_id uuid, p_names text[]) RETURNS TABLE ("channelId" uuid, "workspaceId" uuid, slug text, kind text,
  name text, number int, body text, "authorId" uuid, author text, recipients uuid[]) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, c.workspace_id, w.slug, c.kind, coalesce(c.name, ''), m.number, m.body, m.author_id, a.display_name, ARRAY(
    SELECT u.id FROM "user" u WHERE u.id <> m.author_id AND chat_role(c, u.id) IS NOT NULL
      AND CASE WHEN c.kind = 'direct' THEN u.id = ANY (c.people) ELSE u.username = ANY (p_names) END)
  FROM chat_message m JOIN chat_channel c ON c.id = m.channel_id JOIN workspace w ON w.id = c.workspace_id JOIN "user" a ON a.id = m.author_id
  WHERE m.id = p_id AND m.deleted_at IS NULL
$$;

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

CREATE TRIGGER begin_reading_chat AFTER INSERT ON "workspace_member" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION begin_reading_chat();
