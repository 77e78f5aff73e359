-- Posts a member (NULL: signed out) may read now that hold these words, `p_most` at most, the newest windows of time first; within one window
-- in no order. p_loose is asked of the index, p_exact of each row that it finds: what would have the index read whole
-- ranges of words stands there alone. p: { categoryId?, from?, to?, whole? }; `whole`: in one go, for what is few anyhow. Whether a post may be
-- seen is decided by its own row and its topic's, as they are now, and a row of the index counts only for the text it was made of.
CREATE OR REPLACE FUNCTION search_posts(p_user uuid, p_loose tsquery, p_exact tsquery, p_most int, p jsonb)
RETURNS TABLE (id uuid, topic_id uuid, number int, at timestamptz, rank real)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  v_all uuid[] := ARRAY(SELECT c.id FROM category c WHERE c.deleted_at IS NULL);
  v_categories uuid[] := ARRAY(SELECT c.id FROM category c JOIN "scope" sc ON sc.key = 'category:' || c.id
    WHERE c.deleted_at IS NULL AND scope_allows(sc, p_user) AND (p ->> 'categoryId' IS NULL OR c.id = (p ->> 'categoryId')::uuid));
  v_from timestamptz := coalesce((p ->> 'from')::timestamptz, '-infinity');
  v_to timestamptz := coalesce((p ->> 'to')::timestamptz, 'infinity');
  v_cell bigint := floor(extract(epoch FROM least(v_to, now() + interval '1 hour')) / 3600);
  v_low bigint;
  v_level int := 0;
  v_left int := p_most;
  v_found int;
  v_query tsquery;
  -- How well it fits says what is there, not what is left out.
  v_rank tsquery := nullif(querytree(p_exact), 'T')::tsquery;
  v_until timestamptz := clock_timestamp() + interval '1.5 seconds';
BEGIN
  IF cardinality(v_categories) = 0 OR v_cell < 0 THEN RETURN; END IF;
  IF cardinality(v_categories) < cardinality(v_all) AND cardinality(v_categories) <= 30 THEN
    p_loose := p_loose && (SELECT string_agg('''c:' || c || '''', '|') FROM unnest(v_categories) c)::tsquery;
  END IF;
  LOOP
    v_low := CASE WHEN v_level < 5 THEN v_cell / 8 * 8 ELSE 0 END;
    v_query := CASE WHEN (p ->> 'whole')::boolean THEN p_loose
      ELSE p_loose && (SELECT string_agg(format('''w%s:%s''', v_level, i), '|') FROM generate_series(v_low, v_cell) i)::tsquery END;
    RETURN QUERY
      SELECT e.id, e.topic_id, e.number, e.at, ts_rank('{0.1, 0.2, 0.4, 1}', e.words, coalesce(v_rank, p_exact), 1)
      FROM search_entry e JOIN topic t ON t.id = e.topic_id LEFT JOIN reply r ON r.id = e.id
      WHERE e.words @@ v_query AND ts_match_vq(e.words, p_exact) AND e.at >= v_from AND e.at < v_to
        AND t.deleted_at IS NULL AND t.category_id = ANY (v_categories)
        AND CASE e.number WHEN 0 THEN t.status = 'visible' AND t.version = e.version
          ELSE r.status = 'visible' AND r.deleted_at IS NULL AND r.version = e.version END
      LIMIT v_left;
    GET DIAGNOSTICS v_found = ROW_COUNT;
    v_left := v_left - v_found;
    v_cell := v_low / 8 - 1;
    EXIT WHEN v_left = 0 OR v_level = 5 OR v_cell < 0 OR (p ->> 'whole')::boolean
      OR v_from >= to_timestamp(v_low * 3600 * 8 ^ v_level);
    v_level := v_level + 1;
    IF clock_timestamp() > v_until THEN RAISE EXCEPTION 'SEARCH_TOO_BROAD' USING ERRCODE = 'TD001'; END IF;
  END LOOP;
END
$$;
