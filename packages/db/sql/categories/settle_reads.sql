-- Brings what is kept of a member up to now; whoever finds another at it leaves it to them. One statement does it, so that
-- the numbers, the topics behind them and the horizon are true at one moment.
CREATE OR REPLACE FUNCTION settle_reads(p_user uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(7403, hashtext(p_user::text)) THEN RETURN false; END IF;
  WITH diff AS MATERIALIZED (
    SELECT * FROM unsettled_topics(p_user)
  ), gone AS (
    DELETE FROM topic_seen k USING diff d WHERE k.user_id = p_user AND k.topic_id = d.topic_id AND d.read_in IS NULL
  ), put AS (
    INSERT INTO topic_seen (user_id, topic_id, category_id)
    SELECT p_user, d.topic_id, d.read_in FROM diff d WHERE d.read_in IS NOT NULL
    ON CONFLICT (user_id, topic_id) DO UPDATE SET category_id = excluded.category_id
  ), counted AS (
    INSERT INTO category_seen AS c (user_id, category_id, topics)
    SELECT p_user, x.category_id, sum(x.step)
    FROM diff d, LATERAL (VALUES (d.counted_in, -1), (d.read_in, 1)) x(category_id, step)
    WHERE x.category_id IS NOT NULL GROUP BY x.category_id
    ON CONFLICT (user_id, category_id) DO UPDATE SET topics = c.topics + excluded.topics
  )
  INSERT INTO member_seen AS m (user_id, horizon, epoch)
  VALUES (p_user, pg_snapshot_xmin(pg_current_snapshot())::text::bigint, (SELECT value FROM epoch))
  ON CONFLICT (user_id) DO UPDATE SET horizon = excluded.horizon, epoch = excluded.epoch, at = now();
  RETURN true;
END
$$;
