-- The latest three who cause a notification, each once, newest first: `p_new` (newest first) before `p_old`.
CREATE OR REPLACE FUNCTION latest_actors(p_new jsonb, p_old jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_agg(a.v ORDER BY a.at), '[]') FROM (
    SELECT DISTINCT ON (x.v ->> 'kind', x.v ->> 'id') x.v, x.at
    FROM jsonb_array_elements(p_new || p_old) WITH ORDINALITY x(v, at)
    ORDER BY x.v ->> 'kind', x.v ->> 'id', x.at
  ) a WHERE a.at <= (
    SELECT max(b.at) FROM (SELECT min(y.at) AS at FROM jsonb_array_elements(p_new || p_old) WITH ORDINALITY y(v, at)
      GROUP BY y.v ->> 'kind', y.v ->> 'id' ORDER BY 1 LIMIT 3) b)
$$;
