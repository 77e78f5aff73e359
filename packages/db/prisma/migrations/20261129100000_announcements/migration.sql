CREATE TYPE "importance" AS ENUM ('news', 'maintenance', 'broken');

CREATE TYPE "announcement_state" AS ENUM ('draft', 'planned', 'published', 'ended', 'called_back');

CREATE TABLE "announcement" (
    "id" UUID NOT NULL,
    "importance" "importance" NOT NULL,
    "title" VARCHAR(80) NOT NULL,
    "body" VARCHAR(4000) NOT NULL DEFAULT '',
    "link_url" VARCHAR(500),
    "link_words" VARCHAR(60),
    "audience" VARCHAR(16) NOT NULL,
    "audience_id" UUID,
    "channels" VARCHAR(16)[],
    "state" "announcement_state" NOT NULL DEFAULT 'draft',
    "publish_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),
    "edited_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "announcement_dismissal" (
    "user_id" UUID NOT NULL,
    "announcement_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "announcement_dismissal_pkey" PRIMARY KEY ("user_id","announcement_id")
);

-- Those that are out, as members have them; and all of them in order of time, as admins have them.
CREATE INDEX "announcement_out_idx" ON "announcement"("importance" DESC, "published_at" DESC, "id" DESC) WHERE "state" = 'published';
CREATE INDEX "announcement_time_idx" ON "announcement"((coalesce("published_at", "publish_at", "created_at")) DESC, "id" DESC);
CREATE INDEX "announcement_audience_id_idx" ON "announcement"("audience_id");

CREATE INDEX "announcement_dismissal_announcement_id_idx" ON "announcement_dismissal"("announcement_id");

ALTER TABLE "announcement_dismissal" ADD CONSTRAINT "announcement_dismissal_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Has the clock on the wall of this zone shown that by this moment? Where clocks are put back and show it twice, the first time counts;
-- where they are put forward over it, the moment they are. Only true of moments and times less than two days apart.
CREATE OR REPLACE FUNCTION has_shown(p_wall timestamp, p_zone text, p_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN x.earlier AT TIME ZONE p_zone = p_wall THEN p_at >= x.earlier
    WHEN x.later AT TIME ZONE p_zone = p_wall THEN p_at >= x.later
    ELSE p_at AT TIME ZONE p_zone >= p_wall
  END
  FROM (SELECT w.utc - ((w.utc - interval '24 hours') AT TIME ZONE p_zone - (p_wall - interval '24 hours')) AS earlier,
      w.utc - ((w.utc + interval '24 hours') AT TIME ZONE p_zone - (p_wall + interval '24 hours')) AS later
    FROM (SELECT p_wall AT TIME ZONE 'UTC' AS utc) w) x
$$;

-- Do these quiet stretches of every week run at this moment, on the clock on the wall of the zone? The same as `isQuiet` of the contracts,
-- which says what the days on which clocks change are like; a test compares them. In a zone that this database does not know it is UTC.
CREATE OR REPLACE FUNCTION in_quiet_hours(p_spans jsonb, p_zone text, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_today timestamp;
BEGIN
  BEGIN
    v_today := date_trunc('day', p_at AT TIME ZONE p_zone);
  EXCEPTION WHEN invalid_parameter_value THEN
    p_zone := 'UTC';
    v_today := date_trunc('day', p_at AT TIME ZONE p_zone);
  END;
  RETURN EXISTS (
    SELECT 1 FROM jsonb_to_recordset(p_spans) s(day int, "from" interval, "to" interval),
      (VALUES (v_today - interval '1 day'), (v_today)) d(midnight)
    WHERE s.day = extract(isodow FROM d.midnight)
      AND has_shown(d.midnight + s."from", p_zone, p_at)
      AND NOT has_shown(d.midnight + s."to" + CASE WHEN s."to" > s."from" THEN interval '0' ELSE interval '1 day' END, p_zone, p_at));
END
$$;

-- Is this member in the audience of an announcement? One at a time what `announcement_people` is for all; staff is in no group by itself.
CREATE OR REPLACE FUNCTION is_announced_to(p_audience text, p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE p_audience
    WHEN 'all' THEN true
    WHEN 'group' THEN EXISTS (SELECT 1 FROM group_member m JOIN "group" g ON g.id = m.group_id
      WHERE m.group_id = p_id AND m.user_id = p_member AND g.deleted_at IS NULL)
    ELSE false
  END
$$;

-- Who is in the audience of an announcement. A new kind of audience is a branch here and a line in `is_announced_to`. Without a
-- subquery around it, so that PostgreSQL puts it into the statement that asks and reads the one branch.
CREATE OR REPLACE FUNCTION announcement_people(p_audience text, p_id uuid) RETURNS TABLE (user_id uuid) LANGUAGE sql STABLE ROWS 100000 AS $$
  SELECT u.id FROM "user" u WHERE p_audience = 'all'
  UNION ALL
  SELECT m.user_id FROM group_member m JOIN "group" g ON g.id = m.group_id
  WHERE p_audience = 'group' AND m.group_id = p_id AND g.deleted_at IS NULL
$$;

-- How an announcement to this audience, which ends then (NULL: never), would reach each of it at this moment. Everybody is in one line.
-- Whoever may not sign in until it ends does not get it at all; one that never ends is waited for a year.
CREATE OR REPLACE FUNCTION announcement_lines(p_audience text, p_id uuid, p_ends_at timestamptz)
RETURNS TABLE (user_id uuid, username varchar, line text) LANGUAGE sql STABLE ROWS 100000 AS $$
  SELECT u.id, u.username, CASE
    WHEN u.suspended_until > now() AND u.suspended_until >= coalesce(p_ends_at, now() + interval '1 year') THEN 'suspended'
    WHEN c.user_id IS NULL THEN 'later'
    WHEN s.dnd_until > now() OR (s.quiet_on AND in_quiet_hours(s.quiet_spans, coalesce(u.time_zone, 'UTC'), now())) THEN 'quiet'
    ELSE 'now'
  END
  FROM announcement_people(p_audience, p_id) p
  JOIN "user" u ON u.id = p.user_id
  LEFT JOIN (SELECT DISTINCT l.user_id FROM connection_lease l WHERE l.expires_at > now()) c ON c.user_id = u.id
  LEFT JOIN interruption_setting s ON s.user_id = u.id
$$;
