-- What leaves the inbox: pushed when no device acknowledged it, mailed while nobody read it.
-- AlterTable
ALTER TABLE "device_ack" ADD COLUMN     "visible_offset" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "interruption_setting" ADD COLUMN     "digest_hour" SMALLINT NOT NULL DEFAULT 8,
ADD COLUMN     "email_delay" SMALLINT NOT NULL DEFAULT 5;

-- AlterTable
ALTER TABLE "notification_preference" ADD COLUMN     "daily" BOOLEAN;

-- CreateTable
CREATE TABLE "notification_delivery" (
    "notification_id" UUID NOT NULL,
    "channel" VARCHAR(8) NOT NULL,
    "position" BIGINT NOT NULL,
    "outcome" VARCHAR(8) NOT NULL,
    "reason" VARCHAR(24),
    "tag" VARCHAR(80),
    "answers" JSONB NOT NULL DEFAULT '[]',
    "tries" SMALLINT NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_delivery_pkey" PRIMARY KEY ("notification_id","channel")
);

DROP FUNCTION store_acks(uuid[],text[],bigint[],bigint[]);

-- Acknowledgements of members' own streams, one row a device: they only ever rise, and never above the stream's head. Which notifications a
-- device has by that is kept for their traces: those between what it had before and what it has now, at most the last 100. `p_had` says where
-- a device stood of which nothing is stored, `p_seen` how far it acknowledged while somebody saw it.
CREATE OR REPLACE FUNCTION store_acks(
  p_users uuid[], p_devices text[], p_offsets bigint[], p_had bigint[] DEFAULT NULL, p_seen bigint[] DEFAULT NULL
) RETURNS void LANGUAGE sql AS $$
  WITH asked AS (
    SELECT a.user_id, a.device_id, a.ack, coalesce(d."offset", a.had) AS had, least(coalesce(a.seen, 0), a.ack) AS seen
    FROM unnest(p_users, p_devices, p_offsets, p_had, p_seen) a(user_id, device_id, ack, had, seen)
    JOIN stream st ON st.room = 'user:' || a.user_id AND a.ack <= st.head
    LEFT JOIN device_ack d ON d.user_id = a.user_id AND d.device_id = a.device_id
  ), risen AS (
    INSERT INTO device_ack AS d (user_id, device_id, "offset", visible_offset)
    SELECT a.user_id, a.device_id, a.ack, a.seen FROM asked a ORDER BY a.user_id, a.device_id
    ON CONFLICT (user_id, device_id) DO UPDATE SET "offset" = greatest(d."offset", excluded."offset"), at = now(),
      visible_offset = greatest(d.visible_offset, excluded.visible_offset)
      WHERE d."offset" < excluded."offset" OR d.visible_offset < excluded.visible_offset
    RETURNING d.user_id, d.device_id
  )
  INSERT INTO notification_ack (notification_id, device_id, at)
  SELECT n.id, r.device_id, clock_timestamp() FROM risen r JOIN asked a ON a.user_id = r.user_id AND a.device_id = r.device_id
    CROSS JOIN LATERAL (SELECT x.id FROM notification x WHERE x.user_id = r.user_id AND x.position <= a.ack
      AND x.position > coalesce(a.had, a.ack - 1) ORDER BY x.position DESC LIMIT 100) n
  ON CONFLICT DO NOTHING
$$;

-- What waits unread in the inboxes of these members and was not decided on for a channel yet, push or email: at most `p_limit` a member, what is critical before the
-- oldest, of what was placed since `p_since`. What grew after it was pushed is asked about anew; what was mailed or passed over is not.
-- `allowed`: they may still see it; `muted`: they muted it since; `seen`: a device somebody looked at acknowledged it; `wanted`, `daily`: what
-- they set for its type; `connected`: a device of theirs is live; `tried_at`, `tries`: of what was tried of it before; `unpushed`: it was
-- to be pushed, and no device took it.
CREATE OR REPLACE FUNCTION unsettled_notifications(p_users uuid[], p_channel text, p_since timestamptz, p_limit int)
RETURNS TABLE (user_id uuid, id uuid, type text, category text, priority text, "position" bigint, version int, title text, message text,
  action_url text, group_key text, entity jsonb, data jsonb, created_at timestamptz, updated_at timestamptz, allowed boolean, muted boolean,
  seen boolean, wanted boolean, daily boolean, connected boolean, outcome text, tried_at timestamptz, tries int, unpushed boolean)
LANGUAGE sql STABLE
  -- Plans are kept from when the table of a new month was empty, and then read all of it.
  SET enable_seqscan = off AS $$
  SELECT n.user_id, n.id, n.type, n.category, n.priority, n.position, n.version, n.title, n.message, n.action_url, n.group_key, n.entity, n.data,
    n.created_at, n.updated_at, coalesce(c.allowed, true), coalesce(c.muted, false),
    coalesce(a.seen >= n.position, false), CASE p_channel WHEN 'push' THEN f.push ELSE f.email END, coalesce(f.daily, false),
    a.connected, n.outcome, n.tried_at, coalesce(n.tries, 0),
    p_channel = 'email' AND EXISTS (SELECT FROM notification_delivery p
      WHERE p.notification_id = n.id AND p.channel = 'push' AND p.outcome = 'failed')
  FROM unnest(p_users) u(id)
  CROSS JOIN LATERAL (
    SELECT (SELECT max(d.visible_offset) FROM device_ack d WHERE d.user_id = u.id) AS seen,
      EXISTS (SELECT FROM connection_lease l WHERE l.user_id = u.id AND l.expires_at > now()) AS connected) a
  CROSS JOIN LATERAL (
    SELECT x.*, d.outcome, d.at AS tried_at, d.tries FROM notification x
    LEFT JOIN notification_delivery d ON d.notification_id = x.id AND d.channel = p_channel
    WHERE x.user_id = u.id AND x.read_at IS NULL AND x.archived_at IS NULL AND x.deleted_at IS NULL AND x.snoozed_until IS NULL
      AND x.updated_at >= p_since
      AND (d.notification_id IS NULL OR d.outcome = 'waiting' OR (p_channel = 'push' AND d.position < x.position))
    ORDER BY x.priority = 'critical' DESC, x.position LIMIT p_limit) n
  LEFT JOIN notification_preference f ON f.user_id = n.user_id AND f.type = n.type
  LEFT JOIN LATERAL (
    SELECT coalesce(t.category_id, k.category_id) IS NULL OR coalesce(scope_allows(sc, n.user_id), false) AS allowed,
      EXISTS (SELECT FROM mute m WHERE m.user_id = n.user_id AND (m.until IS NULL OR m.until > now()) AND NOT m.except_mentions
        AND (m.target_type, m.target) IN (('topic', k.topic_id::text), ('category', coalesce(t.category_id, k.category_id)::text),
          ('person', k.actor_id::text), ('type', n.type))) AS muted
    FROM notification_cause k LEFT JOIN topic t ON t.id = k.topic_id
    LEFT JOIN "scope" sc ON sc.key = 'category:' || coalesce(t.category_id, k.category_id)
    WHERE k.notification_id = n.id AND k.undone_at IS NULL ORDER BY k.at DESC LIMIT 1) c ON true
$$;

-- These notifications as they are to be said: each row with what counts in the inbox of its member, their language, and whether they said of
-- its type that it comes by push or by e-mail (null: as it is by default), and after how many minutes.
CREATE OR REPLACE FUNCTION placed_notifications(p_ids uuid[]) RETURNS json LANGUAGE sql STABLE AS $$
  WITH row AS MATERIALIZED (SELECT n.* FROM notification n WHERE n.id = ANY (p_ids))
  SELECT coalesce(json_agg(x ORDER BY x.user_id, x.position), '[]') FROM (
    SELECT r.*, u.locale, coalesce(k.counts, no_notification_counts()) AS counts, f.push, f.email, coalesce(s.email_delay, 5) AS email_delay
    FROM row r JOIN "user" u ON u.id = r.user_id
    LEFT JOIN notification_preference f ON f.user_id = r.user_id AND f.type = r.type
    LEFT JOIN interruption_setting s ON s.user_id = r.user_id
    LEFT JOIN kept_notification_counts(ARRAY(SELECT DISTINCT o.user_id FROM row o)) k ON k.user_id = r.user_id) x
$$;

-- Removes at most `p_limit` steps of traces of what was caused before `p_before`: who did not get it, which devices had it, and what became of it on other channels. Returns how many.
CREATE OR REPLACE FUNCTION purge_notification_traces(p_before timestamptz, p_limit int) RETURNS int LANGUAGE sql AS $$
  WITH skips AS (
    DELETE FROM notification_skip s USING (SELECT x.source, x.user_id FROM notification_skip x
      WHERE x.source < first_uuid(p_before) ORDER BY x.source LIMIT p_limit) o
    WHERE s.source = o.source AND s.user_id = o.user_id RETURNING 1
  ), acks AS (
    DELETE FROM notification_ack a USING (SELECT x.notification_id, x.device_id FROM notification_ack x
      WHERE x.notification_id < first_uuid(p_before) ORDER BY x.notification_id LIMIT p_limit) o
    WHERE a.notification_id = o.notification_id AND a.device_id = o.device_id RETURNING 1
  ), deliveries AS (
    DELETE FROM notification_delivery d USING (SELECT x.notification_id, x.channel FROM notification_delivery x
      WHERE x.notification_id < first_uuid(p_before) ORDER BY x.notification_id LIMIT p_limit) o
    WHERE d.notification_id = o.notification_id AND d.channel = o.channel RETURNING 1
  )
  SELECT greatest((SELECT count(*) FROM skips), (SELECT count(*) FROM acks), (SELECT count(*) FROM deliveries))::int
$$;

-- Brings what was put off until now back: unread and on top, under the lock of the own rooms. One a member and at most `p_limit` a call;
-- `more` says that some are left. Returns { woken: [id], more }.
CREATE OR REPLACE FUNCTION wake_notifications(p_limit int) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_ids uuid[];
  v_users uuid[];
  v_woken uuid[];
BEGIN
  SELECT array_agg(d.id), array_agg(d.user_id) INTO v_ids, v_users FROM (
    SELECT DISTINCT ON (n.user_id) n.id, n.user_id FROM (
      SELECT x.id, x.user_id, x.snoozed_until FROM notification x
      WHERE x.snoozed_until <= now() AND x.deleted_at IS NULL ORDER BY x.snoozed_until LIMIT p_limit) n
    ORDER BY n.user_id, n.snoozed_until) d;
  IF v_ids IS NULL THEN RETURN '{"woken": [], "more": false}'; END IF;
  PERFORM lock_inboxes(v_users);
  WITH woken AS (
    UPDATE notification n SET snoozed_until = NULL, read_at = NULL, updated_at = date_trunc('milliseconds', clock_timestamp()),
      version = n.version + 1, position = st.head + 1
    FROM stream st WHERE st.room = 'user:' || n.user_id AND n.id = ANY (v_ids) AND n.snoozed_until <= now() AND n.deleted_at IS NULL
    RETURNING n.id
  )
  SELECT coalesce(array_agg(w.id), '{}') INTO v_woken FROM woken w;
  PERFORM recount_notifications(u) FROM unnest(v_users) u;
  RETURN jsonb_build_object('more', cardinality(v_woken) > 0, 'woken', v_woken);
END
$$;

