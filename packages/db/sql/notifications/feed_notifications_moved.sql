-- Archives, snoozes or deletes some notifications of a member (`as`: archived, snoozed, deleted), or brings them back (`on` false). What
-- is snoozed comes back unread. Unread ones of the types in `staying` stay where they are. Answers which of them changed; NO_CHANGE when none did.
CREATE OR REPLACE FUNCTION feed_notifications_moved(p jsonb, p_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_user uuid := (p ->> 'userId')::uuid;
  v_ids uuid[] := ARRAY(SELECT jsonb_array_elements_text(p -> 'ids')::uuid);
  v_on boolean := (p ->> 'on')::boolean;
  v_until timestamptz := (p ->> 'until')::timestamptz;
  v_changed uuid[];
  v_staying jsonb := coalesce(p -> 'staying', '[]');
  v_name text := CASE p ->> 'as' WHEN 'archived' THEN 'archivedAt' WHEN 'deleted' THEN 'deletedAt' ELSE 'until' END;
BEGIN
  CASE p ->> 'as'
  WHEN 'archived' THEN
    WITH c AS (
      UPDATE notification n SET archived_at = CASE WHEN v_on THEN p_at END, snoozed_until = NULL
      WHERE n.user_id = v_user AND n.id = ANY (v_ids) AND n.deleted_at IS NULL AND (n.archived_at IS NULL) = v_on
        AND NOT (v_on AND n.read_at IS NULL AND v_staying ? n.type) RETURNING n.id
    ) SELECT array_agg(c.id ORDER BY c.id) INTO v_changed FROM c;
  WHEN 'deleted' THEN
    WITH c AS (
      UPDATE notification n SET deleted_at = CASE WHEN v_on THEN p_at END
      WHERE n.user_id = v_user AND n.id = ANY (v_ids) AND (n.deleted_at IS NULL) = v_on
        AND NOT (v_on AND n.read_at IS NULL AND v_staying ? n.type) RETURNING n.id
    ) SELECT array_agg(c.id ORDER BY c.id) INTO v_changed FROM c;
  ELSE
    WITH c AS (
      UPDATE notification n SET snoozed_until = CASE WHEN v_on THEN v_until END, archived_at = NULL,
        read_at = CASE WHEN v_on THEN NULL ELSE n.read_at END
      WHERE n.user_id = v_user AND n.id = ANY (v_ids) AND n.deleted_at IS NULL
        AND n.snoozed_until IS DISTINCT FROM CASE WHEN v_on THEN v_until END
        AND NOT (v_on AND n.read_at IS NULL AND v_staying ? n.type) RETURNING n.id
    ) SELECT array_agg(c.id ORDER BY c.id) INTO v_changed FROM c;
  END CASE;
  IF v_changed IS NULL THEN RAISE EXCEPTION 'NO_CHANGE' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('ids', v_changed, v_name, CASE WHEN v_on THEN iso(coalesce(v_until, p_at)) END, 'counts', recount_notifications(v_user));
END
$$;
