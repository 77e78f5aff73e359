-- What happened in a group, for its members to read: longer than events are kept for catching up.
CREATE TABLE "group_activity" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "actor_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_activity_pkey" PRIMARY KEY ("id")
);

-- What is known of the time before: by the rooms of groups, one after the other, never through all events.
INSERT INTO "group_activity" ("id", "group_id", "kind", "actor_id", "member_id", "at")
SELECT e."id", g."id", e."payload"->>'kind', (e."payload"->'actor'->>'id')::uuid, (e."payload"->'member'->>'id')::uuid, e."at"
FROM "group" g
CROSS JOIN LATERAL (
  SELECT * FROM "event" x WHERE x."room" = 'group:' || g."id" AND x."name" = 'group:activity' ORDER BY x."offset" DESC LIMIT 1000
) e
WHERE e."payload"->'actor'->>'id' IS NOT NULL AND e."payload"->'member'->>'id' IS NOT NULL
ON CONFLICT DO NOTHING;

CREATE INDEX "group_activity_group_id_at_id_idx" ON "group_activity"("group_id", "at" DESC, "id" DESC);

ALTER TABLE "group_activity" ADD CONSTRAINT "group_activity_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group"("id") ON DELETE CASCADE ON UPDATE CASCADE;
