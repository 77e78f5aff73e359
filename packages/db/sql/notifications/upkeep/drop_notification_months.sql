-- Drops the partitions of months that ended before `p_before`, and what is as old in the default ones. A month in which something counts
-- is left for the next time (`purge_counted_notifications`). Returns how many partitions went.
-- Partitions belong to the owner of the table, so it runs as the owner, whoever calls it.
CREATE OR REPLACE FUNCTION drop_notification_months(p_before timestamptz) RETURNS int LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  v_month record;
  v_counts boolean := false;
  v_dropped int := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7406, 0);
  FOR v_month IN
    SELECT format('%I', c.relname) AS name, c.relname ~ '^notification_\d' AS holds_rows
    FROM pg_class c
    WHERE c.relnamespace = (SELECT n.relnamespace FROM pg_class n WHERE n.oid = 'notification'::regclass) AND c.relname ~ '^notification(_cause)?_\d{4}_\d\d$'
      AND to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= p_before ORDER BY c.relname
  LOOP
    IF v_month.holds_rows THEN
      EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', v_month.name);
      EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s WHERE read_at IS NULL AND archived_at IS NULL AND deleted_at IS NULL
        AND snoozed_until IS NULL)', v_month.name) INTO v_counts;
      CONTINUE WHEN v_counts;
    END IF;
    EXECUTE format('DROP TABLE %s', v_month.name);
    v_dropped := v_dropped + 1;
  END LOOP;
  DELETE FROM notification_other WHERE id < first_uuid(p_before)
    AND (read_at IS NOT NULL OR archived_at IS NOT NULL OR deleted_at IS NOT NULL OR snoozed_until IS NOT NULL);
  DELETE FROM notification_cause_other WHERE source < first_uuid(p_before);
  RETURN v_dropped;
END
$$;
