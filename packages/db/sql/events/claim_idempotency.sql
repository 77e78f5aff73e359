-- Claims an idempotency key for this transaction. Returns the stored answer of an earlier request, or NULL.
CREATE OR REPLACE FUNCTION claim_idempotency(p_member uuid, p_key text, p_hash text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_row idempotency_key;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended('idempotency:' || p_member || ':' || p_key, 0)) THEN
    RAISE EXCEPTION 'IN_PROGRESS' USING ERRCODE = 'TD001';
  END IF;
  SELECT * INTO v_row FROM idempotency_key WHERE member_id = p_member AND key = p_key;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF v_row.created_at < now() - interval '24 hours' THEN
    DELETE FROM idempotency_key WHERE member_id = p_member AND key = p_key;
    RETURN NULL;
  END IF;
  IF v_row.hash <> p_hash THEN RAISE EXCEPTION 'IDEMPOTENCY_MISMATCH' USING ERRCODE = 'TD001'; END IF;
  RETURN jsonb_build_object('status', v_row.status, 'body', v_row.body);
END
$$;
