-- Makes a job that failed for good due again, with its attempts counted anew; false when there is no such dead letter. Where
-- another job holds its key by now, that one is due at once instead; one that a server is at runs once more after it.
CREATE OR REPLACE FUNCTION retry_dead_letter(p_id uuid) RETURNS boolean LANGUAGE sql AS $$
  WITH taken AS (
    DELETE FROM dead_letter WHERE id = p_id RETURNING id, kind, payload, correlation_id, unique_key, created_at
  ), put AS (
    INSERT INTO job (id, kind, payload, correlation_id, unique_key, created_at)
    SELECT t.id, t.kind, t.payload, t.correlation_id, t.unique_key, t.created_at FROM taken t
    ON CONFLICT (unique_key) DO UPDATE SET id = excluded.id, due_at = now(), attempts = 0, locked_by = NULL, locked_at = NULL
  )
  SELECT EXISTS (SELECT FROM taken)
$$;
