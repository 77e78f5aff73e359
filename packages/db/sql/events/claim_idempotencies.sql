-- Claims many idempotency keys of one principal for this transaction, with what a repeated request is answered: what is stored
-- is known before. One that another transaction is claiming is waited for; all take them in the order of the keys.
-- p: [{ key, hash, status, body }], each key once. Returns { key: { state: new | replayed | mismatch, body? } }.
CREATE OR REPLACE FUNCTION claim_idempotencies(p_member uuid, p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_new text[];
BEGIN
  DELETE FROM idempotency_key k USING (
    SELECT o.key FROM idempotency_key o JOIN jsonb_to_recordset(p) c(key text) ON c.key = o.key
    WHERE o.member_id = p_member AND o.created_at < now() - interval '24 hours' ORDER BY o.key FOR UPDATE OF o) old
  WHERE k.member_id = p_member AND k.key = old.key;
  WITH made AS (
    INSERT INTO idempotency_key (member_id, key, hash, status, body)
    SELECT p_member, c.key, c.hash, c.status, c.body
    FROM jsonb_to_recordset(p) c(key text, hash text, status int, body jsonb) ORDER BY c.key
    ON CONFLICT (member_id, key) DO NOTHING RETURNING key
  )
  SELECT coalesce(array_agg(m.key), '{}') INTO v_new FROM made m;
  RETURN (
    SELECT coalesce(jsonb_object_agg(c.key, CASE
      WHEN n.key IS NOT NULL THEN '{"state": "new"}'
      WHEN k.hash = c.hash THEN jsonb_build_object('state', 'replayed', 'body', k.body)
      ELSE '{"state": "mismatch"}' END), '{}')
    FROM jsonb_to_recordset(p) c(key text, hash text)
    LEFT JOIN unnest(v_new) n(key) ON n.key = c.key
    LEFT JOIN idempotency_key k ON k.member_id = p_member AND k.key = c.key);
END
$$;
