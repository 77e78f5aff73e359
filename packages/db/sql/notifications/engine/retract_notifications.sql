-- Takes causes back, under the lock of the own rooms of those concerned: a notification that has lost its last one is gone, another is
-- about fewer people. p: { about?, actorId?, type?, topicId?, userId?, withoutRight?: true (of `categoryIds`), limit }: what is given must
-- fit. At most `limit` members a call; `more` says that some are left. Returns { retracted: [{ userId, ids, counts }], lowered:
-- [id, those that the member deleted as well], more }.
CREATE OR REPLACE FUNCTION retract_notifications(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_limit int := (p ->> 'limit')::int;
  v_users uuid[];
  v_sources jsonb;
  v_changed uuid[];
  v_gone jsonb;
  v_lowered uuid[];
  v_now timestamptz;
BEGIN
  PERFORM await_causes(p);
  v_users := ARRAY(SELECT DISTINCT c.user_id FROM notification_causes_of(p) c ORDER BY 1 LIMIT v_limit + 1);
  IF cardinality(v_users) = 0 THEN RETURN '{"retracted": [], "lowered": [], "more": false}'; END IF;
  PERFORM lock_inboxes(v_users[1 : v_limit]);
  v_now := date_trunc('milliseconds', clock_timestamp());

  WITH undone AS (
    UPDATE notification_cause c SET undone_at = v_now, data = '{}' FROM notification_causes_of(p) f
    WHERE c.source = f.source AND c.user_id = f.user_id AND c.user_id = ANY (v_users[1 : v_limit]) AND c.undone_at IS NULL
    RETURNING c.notification_id
  )
  SELECT ARRAY(SELECT DISTINCT u.notification_id FROM undone u) INTO v_changed;

  WITH gone AS (
    DELETE FROM notification n WHERE n.id = ANY (v_changed)
      AND NOT EXISTS (SELECT FROM notification_cause c WHERE c.notification_id = n.id AND c.undone_at IS NULL)
    RETURNING n.id, n.user_id
  ), by_user AS (SELECT g.user_id, jsonb_agg(g.id) AS ids FROM gone g GROUP BY g.user_id)
  SELECT coalesce(jsonb_agg(jsonb_build_object('userId', b.user_id, 'ids', b.ids)), '[]') INTO v_gone FROM by_user b;

  WITH left_over AS (
    UPDATE notification n SET version = n.version + 1, data = last.data, action_url = last.action_url,
      group_count = greatest(1, (SELECT count(DISTINCT coalesce(c.actor_id, c.source)) FROM notification_cause c
        WHERE c.notification_id = n.id AND c.undone_at IS NULL)),
      actors = latest_actors((SELECT coalesce(jsonb_agg(c.actor ORDER BY c.source DESC) FILTER (WHERE c.actor IS NOT NULL), '[]')
        FROM notification_cause c WHERE c.notification_id = n.id AND c.undone_at IS NULL), '[]')
    FROM (SELECT DISTINCT ON (c.notification_id) c.notification_id, c.data, c.action_url FROM notification_cause c
      WHERE c.notification_id = ANY (v_changed) AND c.undone_at IS NULL ORDER BY c.notification_id, c.source DESC) last
    WHERE n.id = last.notification_id RETURNING n.id, n.user_id
  )
  SELECT coalesce(array_agg(l.id), '{}') INTO v_lowered FROM left_over l;
  PERFORM recount_notifications(n.user_id) FROM (SELECT DISTINCT o.user_id FROM notification o WHERE o.id = ANY (v_lowered)) n;

  RETURN jsonb_build_object('more', cardinality(v_users) > v_limit, 'lowered', v_lowered, 'retracted', (
    SELECT coalesce(jsonb_agg(g.v || jsonb_build_object('counts', recount_notifications((g.v ->> 'userId')::uuid))), '[]')
    FROM jsonb_array_elements(v_gone) g(v)));
END
$$;
