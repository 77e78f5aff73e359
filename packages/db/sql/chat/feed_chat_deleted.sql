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
