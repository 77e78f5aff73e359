-- The same for a topic. One that only was pinned or locked keeps its words; one that was moved has the place of its replies written anew.
-- Its replies are not touched here: whether their topic is there is asked with each search.
CREATE OR REPLACE FUNCTION search_note_topic() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.category_id <> OLD.category_id THEN INSERT INTO search_due (id, kind) VALUES (NEW.id, 'moved'); END IF;
    IF (NEW.title, NEW.body, NEW.status, NEW.deleted_at, NEW.category_id) IS NOT DISTINCT FROM
       (OLD.title, OLD.body, OLD.status, OLD.deleted_at, OLD.category_id) THEN
      UPDATE search_entry SET version = NEW.version WHERE id = NEW.id AND version = OLD.version;
      IF FOUND THEN RETURN NULL; END IF;
    ELSE
      DELETE FROM search_entry WHERE id = NEW.id;
    END IF;
    IF NEW.status <> 'visible' OR NEW.deleted_at IS NOT NULL THEN RETURN NULL; END IF;
  END IF;
  INSERT INTO search_due (id, kind) VALUES (NEW.id, 'topic');
  RETURN NULL;
END
$$;
