-- What a member wrote and was liked for, as far as this viewer (NULL: signed out) may see it: in places they may read, neither
-- hidden nor deleted.
CREATE OR REPLACE FUNCTION profile_numbers(p_member uuid, p_viewer uuid)
RETURNS TABLE ("topicCount" int, "replyCount" int, "likesReceived" int) LANGUAGE sql STABLE AS $$
  SELECT
    (SELECT count(*)::int FROM topic t JOIN "scope" sc ON sc.key = 'category:' || t.category_id
     WHERE t.author_id = p_member AND t.deleted_at IS NULL AND t.status = 'visible' AND scope_allows(sc, p_viewer)),
    (SELECT count(*)::int FROM reply r JOIN topic t ON t.id = r.topic_id
       JOIN "scope" sc ON sc.key = 'category:' || t.category_id
     WHERE r.author_id = p_member AND r.deleted_at IS NULL AND r.status = 'visible' AND t.deleted_at IS NULL
       AND scope_allows(sc, p_viewer)),
    (SELECT count(*)::int FROM reaction x LEFT JOIN reply r ON x.target_type = 'reply' AND r.id = x.target_id
       JOIN topic t ON t.id = coalesce(r.topic_id, x.target_id) JOIN "scope" sc ON sc.key = 'category:' || t.category_id
     WHERE x.author_id = p_member AND t.deleted_at IS NULL AND r.deleted_at IS NULL
       AND coalesce(r.status, t.status) = 'visible' AND scope_allows(sc, p_viewer))
$$;
