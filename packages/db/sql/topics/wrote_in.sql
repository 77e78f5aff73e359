-- Asked by servers of the version before, while they run beside this one.
-- Did this member write in that topic, as far as the viewer may see it? Of a topic they may not read nobody did.
CREATE OR REPLACE FUNCTION wrote_in(p_topic uuid, p_author uuid, p_viewer uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM topic t JOIN "scope" sc ON sc.key = 'category:' || t.category_id
    WHERE t.id = p_topic AND t.deleted_at IS NULL AND scope_allows(sc, p_viewer)
      AND EXISTS (SELECT 1 FROM reply r WHERE r.topic_id = t.id AND r.author_id = p_author AND r.deleted_at IS NULL))
$$;
