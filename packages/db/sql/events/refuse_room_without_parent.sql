-- A room that must stand under another and names none would stay readable when that one is closed.
CREATE OR REPLACE FUNCTION refuse_room_without_parent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'room % names no room it stands under', NEW.room;
END
$$;
