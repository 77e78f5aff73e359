-- Makes the partitions of notifications and their causes for the month of `p_from` and so many after it, where they are missing; months
-- begin and end by UTC, whatever the time zone of the session. What is of no month that was made waits
-- in the default partition and moves when its month is made.
-- Partitions belong to the owner of the table, so it runs as the owner, whoever calls it.
CREATE OR REPLACE FUNCTION make_notification_months(p_from timestamptz, p_months int) RETURNS int LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  v_table text;
  v_month timestamptz;
  v_name text;
  v_first uuid;
  v_end uuid;
  v_made int := 0;
BEGIN
  PERFORM pg_advisory_xact_lock(7406, 0);
  FOREACH v_table IN ARRAY ARRAY['notification', 'notification_cause'] LOOP
    FOR i IN 0 .. p_months LOOP
      v_month := date_trunc('month', p_from) + i * interval '1 month';
      v_name := v_table || to_char(v_month, '_YYYY_MM');
      CONTINUE WHEN to_regclass(format('%I', v_name)) IS NOT NULL;
      v_first := first_uuid(v_month);
      v_end := first_uuid(v_month + interval '1 month');
      -- Attached when it is made and filled: so the whole table is locked against no reader, only the default partition.
      EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', v_table || '_other');
      EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', v_name, v_table);
      EXECUTE format('WITH moved AS (DELETE FROM %I WHERE %I >= %L AND %I < %L RETURNING *)
        INSERT INTO %I SELECT * FROM moved', v_table || '_other', CASE v_table WHEN 'notification' THEN 'id' ELSE 'source' END,
        v_first, CASE v_table WHEN 'notification' THEN 'id' ELSE 'source' END, v_end, v_name);
      EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', v_table, v_name, v_first, v_end);
      v_made := v_made + 1;
    END LOOP;
  END LOOP;
  RETURN v_made;
END
$$;
