-- The demo community had answers to replies, but no rooms of their threads: nobody could like, hide or delete such an answer.
INSERT INTO "stream" ("room", "scope", "parent")
SELECT DISTINCT 'thread:' || r."parent_id", t."scope", t."room"
FROM "reply" r
JOIN "stream" t ON t."room" = 'topic:' || r."topic_id"
WHERE r."parent_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "stream" s WHERE s."room" = 'thread:' || r."parent_id")
ON CONFLICT ("room") DO NOTHING;
