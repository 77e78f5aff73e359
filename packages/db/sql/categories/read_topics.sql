-- How many topics of each category a member has read, as of this statement.
CREATE OR REPLACE FUNCTION read_topics(p_user uuid) RETURNS TABLE (category_id uuid, topics int) LANGUAGE sql STABLE AS $$
  SELECT n.category_id, sum(n.topics)::int FROM (
    SELECT c.category_id, c.topics FROM category_seen c WHERE c.user_id = p_user
    UNION ALL
    SELECT x.category_id, x.step FROM unsettled_topics(p_user) u, LATERAL (VALUES (u.counted_in, -1), (u.read_in, 1)) x(category_id, step)
    WHERE x.category_id IS NOT NULL
  ) n GROUP BY n.category_id
$$;
