-- What a reply says changed: its old words leave the index in the same transaction, and it is noted that its new ones are due. Words are
-- made by the server, from the plain text that readers see. Where only an earlier text was removed, the words stay.
CREATE OR REPLACE FUNCTION search_note_reply() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.body, NEW.status, NEW.deleted_at) IS NOT DISTINCT FROM (OLD.body, OLD.status, OLD.deleted_at) THEN
      UPDATE search_entry SET version = NEW.version WHERE id = NEW.id AND version = OLD.version;
      IF FOUND THEN RETURN NULL; END IF;
    ELSE
      DELETE FROM search_entry WHERE id = NEW.id;
    END IF;
    IF NEW.status <> 'visible' OR NEW.deleted_at IS NOT NULL THEN RETURN NULL; END IF;
  END IF;
  INSERT INTO search_due (id, kind) VALUES (NEW.id, 'reply');
  RETURN NULL;
END
$$;
