-- Waits until notifications of what is to be taken back that are being made are there (`hold_causes`); what is made from then on sees
-- that it stands no more. p: as `retract_notifications` has it.
CREATE OR REPLACE FUNCTION await_causes(p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_key int;
BEGIN
  FOR v_key IN
    SELECT DISTINCT hashtext(k.id) FROM (
      SELECT p ->> 'about' UNION ALL SELECT p ->> 'topicId' UNION ALL SELECT jsonb_array_elements_text(p -> 'categoryIds')) k(id)
    WHERE k.id IS NOT NULL ORDER BY 1
  LOOP
    PERFORM pg_advisory_xact_lock(7405, v_key);
  END LOOP;
  IF p ? 'userId' THEN PERFORM lock_inboxes(ARRAY[(p ->> 'userId')::uuid]); END IF;
END
$$;
