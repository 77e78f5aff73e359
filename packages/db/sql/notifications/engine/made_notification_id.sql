-- The id of the notification that a fact makes for a member: always the same one, with the time of the fact.
CREATE OR REPLACE FUNCTION made_notification_id(p_source uuid, p_user uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (left(p_source::text, 15) || substr(h, 1, 3) || '-8' || substr(h, 4, 3) || '-' || substr(h, 7, 12))::uuid
  FROM (SELECT md5(p_source::text || p_user::text) AS h) x
$$;
