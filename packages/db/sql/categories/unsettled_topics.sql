-- Where what is kept of a member differs from what is: where a topic was counted as read, and where it is to be (or NULL).
-- STABLE, so that it looks at the same moment as the statement that asks. `changed` is the transaction that last changed a
-- topic or a marker; the horizon is the oldest one still running when the member was settled, so whatever was not visible
-- then is at or above it, in whichever order transactions commit.
CREATE OR REPLACE FUNCTION unsettled_topics(p_user uuid) RETURNS TABLE (topic_id uuid, counted_in uuid, read_in uuid)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_from bigint;
  v_beyond bigint := pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
BEGIN
  IF p_user IS NULL THEN RETURN; END IF;
  -- Numbers of transactions mean nothing in a database that was put back into another one: then everything is weighed.
  SELECT m.horizon INTO v_from FROM member_seen m WHERE m.user_id = p_user AND m.epoch = (SELECT e.value FROM epoch e);
  IF v_from IS NULL THEN
    RETURN QUERY
      SELECT w.id, k.category_id, CASE WHEN is_read(p_user, t, s, r) THEN t.category_id END
      FROM (
        SELECT x.topic_id AS id FROM topic_read x WHERE x.user_id = p_user
        UNION SELECT x.id FROM topic x WHERE x.author_id = p_user
        UNION SELECT x.topic_id FROM topic_seen x WHERE x.user_id = p_user
      ) w JOIN topic t ON t.id = w.id JOIN topic_stat s ON s.topic_id = w.id
        LEFT JOIN topic_read r ON r.user_id = p_user AND r.topic_id = w.id
        LEFT JOIN topic_seen k ON k.user_id = p_user AND k.topic_id = w.id
      WHERE k.category_id IS DISTINCT FROM CASE WHEN is_read(p_user, t, s, r) THEN t.category_id END;
  ELSE
    RETURN QUERY
      SELECT w.id, k.category_id, CASE WHEN is_read(p_user, t, s, r) THEN t.category_id END
      FROM (
        SELECT x.topic_id AS id FROM topic_stat x WHERE x.changed >= v_from AND x.changed < v_beyond
        UNION SELECT x.topic_id FROM topic_read x WHERE x.user_id = p_user AND x.changed >= v_from AND x.changed < v_beyond
      ) w JOIN topic t ON t.id = w.id JOIN topic_stat s ON s.topic_id = w.id
        LEFT JOIN topic_read r ON r.user_id = p_user AND r.topic_id = w.id
        LEFT JOIN topic_seen k ON k.user_id = p_user AND k.topic_id = w.id
      WHERE k.category_id IS DISTINCT FROM CASE WHEN is_read(p_user, t, s, r) THEN t.category_id END;
  END IF;
END
$$;
