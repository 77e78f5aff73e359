-- Makes the partitions of notifications and their causes for the month of `p_from` and so many after it, where they are missing. They
-- stand in the schema "months". What is of no month that was made waits in the default partition.
CREATE OR REPLACE FUNCTION make_notification_months(p_from timestamptz, p_months int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  v_table text;
  v_month timestamptz;
  v_name text;
  v_made int := 0;
BEGIN
  FOREACH v_table IN ARRAY ARRAY['notification', 'notification_cause'] LOOP
    FOR i IN 0 .. p_months LOOP
      v_month := date_trunc('month', p_from, 'UTC') + i * interval '1 month';
      v_name := v_table || to_char(v_month AT TIME ZONE 'UTC', '_YYYY_MM');
      IF to_regclass(format('months.%I', v_name)) IS NULL THEN
        EXECUTE format('CREATE TABLE months.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)', v_name, v_table,
          first_uuid(v_month), first_uuid(date_trunc('month', p_from, 'UTC') + (i + 1) * interval '1 month'));
        v_made := v_made + 1;
      END IF;
    END LOOP;
  END LOOP;
  RETURN v_made;
END
$$;
