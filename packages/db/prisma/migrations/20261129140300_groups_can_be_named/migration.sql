-- Who is named by these names where this member writes them: a member by user name, and whoever is in a group of theirs that is called so.
-- A user name wins over a group. Who is named both ways is named as themselves.
CREATE OR REPLACE FUNCTION named_by(p_author uuid, p_names text[]) RETURNS TABLE (member uuid, group_id uuid) LANGUAGE sql STABLE AS $$
  SELECT u.id, NULL::uuid FROM "user" u WHERE u.username = ANY (p_names)
  UNION ALL
  SELECT m.user_id, g.id FROM "group" g
    JOIN group_member a ON a.group_id = g.id AND a.user_id = p_author
    JOIN group_member m ON m.group_id = g.id
  WHERE g.slug = ANY (p_names) AND g.deleted_at IS NULL AND g.archived_at IS NULL
    AND NOT EXISTS (SELECT FROM "user" u WHERE u.username = g.slug)
    AND NOT EXISTS (SELECT FROM "user" u WHERE u.id = m.user_id AND u.username = ANY (p_names))
$$;
-- Who may want to hear of a post, as what and why; a member may stand there several times. `p_of`: topic (it began), reply (it was
-- written), named (it was edited: whoever is named in it and never heard of it). Whether they do hear of it is decided later.
CREATE OR REPLACE FUNCTION recipients_of_post(p_of text, p_id uuid, p_names text[])
RETURNS TABLE (member uuid, type text, reason text) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  v_topic uuid;
  v_parent uuid;
  v_author uuid;
  v_category uuid;
  v_group uuid;
BEGIN
  SELECT r.topic_id, r.parent_id, r.author_id INTO v_topic, v_parent, v_author FROM reply r WHERE r.id = p_id;
  SELECT t.id, coalesce(v_author, t.author_id), t.category_id, c.group_id INTO v_topic, v_author, v_category, v_group
  FROM topic t JOIN category c ON c.id = t.category_id WHERE t.id = coalesce(v_topic, p_id);
  RETURN QUERY SELECT DISTINCT n.member, 'mention', CASE WHEN n.group_id IS NULL THEN 'mentioned' ELSE 'group_mentioned' END
    FROM named_by(v_author, p_names) n
    WHERE p_of <> 'named' OR NOT EXISTS (SELECT FROM notification_cause c WHERE c.about = p_id AND c.user_id = n.member);
  IF p_of = 'reply' THEN
    RETURN QUERY SELECT r.author_id, 'reply', 'your_reply' FROM reply r WHERE r.id = v_parent
      UNION ALL SELECT t.author_id, 'comment', 'your_topic' FROM topic t WHERE t.id = v_topic
      UNION ALL SELECT w.user_id, 'comment', 'watching_topic' FROM watch w WHERE w.target_id = v_topic AND w.level = 'watching'
      UNION ALL SELECT w.user_id, 'comment', 'watching_group' FROM watch w JOIN group_member m ON m.group_id = v_group AND m.user_id = w.user_id
        WHERE w.target_id = v_group AND w.level = 'watching';
  ELSIF p_of = 'topic' THEN
    RETURN QUERY SELECT w.user_id, 'topic', 'watching_category' FROM watch w WHERE w.target_id = v_category AND w.level = 'watching'
      UNION ALL SELECT f.user_id, 'topic', 'you_follow' FROM follow f WHERE f.followed_id = v_author
      UNION ALL SELECT m.user_id, 'group_post', 'your_group' FROM group_member m WHERE m.group_id = v_group;
  END IF;
END
$$;
