-- Says, until the commit, that notifications of these facts are being made: whoever takes back what is caused by a post, a topic or a
-- category waits for that (`await_causes`), and so misses none. Before the inboxes are locked, in one order.
CREATE OR REPLACE FUNCTION hold_causes(p_intents jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_key int;
BEGIN
  FOR v_key IN
    SELECT DISTINCT hashtext(k.id) FROM jsonb_array_elements(p_intents) i(v)
      LEFT JOIN topic t ON t.id = (i.v ->> 'topicId')::uuid,
      LATERAL (VALUES (i.v ->> 'about'), (i.v ->> 'topicId'), (i.v ->> 'categoryId'), (t.category_id::text)) k(id)
    WHERE k.id IS NOT NULL ORDER BY 1
  LOOP
    PERFORM pg_advisory_xact_lock_shared(7405, v_key);
  END LOOP;
END
$$;
