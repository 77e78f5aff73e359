-- Makes a job that failed for good due again, with its attempts counted anew; false when there is no such dead letter. Where
-- another job holds its key by now, that one is due at once instead, unless a server is at it.
CREATE OR REPLACE FUNCTION retry_dead_letter(p_id uuid) RETURNS boolean LANGUAGE sql AS $$
  WITH taken AS (
    DELETE FROM dead_letter WHERE id = p_id RETURNING id, kind, payload, unique_key, created_at
  ), put AS (
    INSERT INTO job (id, kind, payload, unique_key, created_at)
    SELECT t.id, t.kind, t.payload, t.unique_key, t.created_at FROM taken t
    ON CONFLICT (unique_key) DO UPDATE SET due_at = now(), attempts = 0 WHERE job.locked_by IS NULL
  )
  SELECT EXISTS (SELECT FROM taken)
$$;
