-- What counts in an inbox in which nothing counts.
CREATE OR REPLACE FUNCTION no_notification_counts() RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT '{"unread": 0, "unseen": 0, "byCategory": {}}'::jsonb
$$;
