-- The facts that notifications are made of, as rows: the shape `place_notifications` is given.
CREATE OR REPLACE FUNCTION notification_intents(p jsonb) RETURNS TABLE (i int, source uuid, about uuid, actor_id uuid, actor jsonb,
  topic_id uuid, category_id uuid, room text, proof text, correlation_id text, mutes text[], types jsonb) LANGUAGE sql STABLE AS $$
  SELECT n.at::int - 1, n.source, n.about, n."actorId", n.actor, n."topicId", n."categoryId", n.room, n.proof, n."correlationId",
    coalesce(n.mutes, '{}'), n.types
  FROM ROWS FROM (jsonb_to_recordset(p -> 'intents') AS (source uuid, about uuid, "actorId" uuid, actor jsonb, "topicId" uuid,
    "categoryId" uuid, room text, proof text, "correlationId" text, mutes text[], types jsonb)) WITH ORDINALITY
    n(source, about, "actorId", actor, "topicId", "categoryId", room, proof, "correlationId", mutes, types, at)
$$;
