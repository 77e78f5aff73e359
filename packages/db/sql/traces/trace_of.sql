-- What came of one request, by its correlation id, within a span of time: events with the kind of the job they were committed in, jobs that
-- wait or failed for good, and what webhooks were sent; at most `p_most` of each. Of what happened in a workspace neither where nor by whom
-- is said, for who asks is no member of it. The span comes first, for there is an index of time and none of correlation ids.
CREATE OR REPLACE FUNCTION trace_of(p_correlation text, p_from timestamptz, p_to timestamptz, p_most int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'events', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name, 'at', iso(e.at), 'rooms', to_jsonb(e.rooms), 'job', e.job,
        'by', CASE WHEN NOT e.rooms && ARRAY['workspace', 'chat'] THEN person(e.user_id) END) ORDER BY e.at, e.id), '[]')
      FROM (SELECT x.id, x.name, x.job, x.user_id, min(x.at) AS at, array_agg(DISTINCT split_part(x.room, ':', 1) ORDER BY split_part(x.room, ':', 1)) AS rooms
        FROM event x WHERE x.at BETWEEN p_from AND p_to AND x.correlation_id = p_correlation
        GROUP BY x.id, x.name, x.job, x.user_id ORDER BY min(x.at), x.id LIMIT p_most) e),
    'jobs', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', j.id, 'kind', j.kind, 'state', j.state, 'attempts', j.attempts, 'at', iso(j.created_at))
        ORDER BY j.created_at, j.id), '[]')
      FROM (SELECT w.id, w.kind, CASE WHEN w.locked_by IS NULL THEN 'waiting' ELSE 'running' END AS state, w.attempts, w.created_at
          FROM job w WHERE w.correlation_id = p_correlation
        UNION ALL SELECT d.id, d.kind, 'dead', d.attempts, d.created_at FROM dead_letter d WHERE d.correlation_id = p_correlation
        ORDER BY 5, 1 LIMIT p_most) j),
    'deliveries', traced_deliveries(p_correlation, p_from, p_to, p_most))
$$;
