-- Full-text search of topics and replies. Tables and their index are made empty, so nothing here waits for a table in use longer than a
-- trigger takes to be made; a job puts in what was there before.
CREATE TABLE "search_entry" (
    "id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("id")
);

-- What is written waits in a list of its own that every search reads whole, so the list is kept short.
CREATE INDEX "search_entry_words_idx" ON "search_entry" USING GIN ("words" tsvector_ops) WITH (gin_pending_list_limit = 256);

CREATE TABLE "search_due" (
    "seq" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "kind" VARCHAR(8) NOT NULL,
    "after" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "search_due_pkey" PRIMARY KEY ("seq")
);

CREATE TABLE "search_backfill" (
    "kind" VARCHAR(8) NOT NULL,
    "before" UUID NOT NULL,

    CONSTRAINT "search_backfill_pkey" PRIMARY KEY ("kind")
);

-- What is found in the index of words besides words: where a post stands, whose it is, and when it was written, as windows of 1, 8, 64 …
-- hours. Two lists of one index are compared without reading a row, so that a search begins with what is newest however common its words are.
-- No word of a text has a colon in it.
CREATE OR REPLACE FUNCTION search_marks(p_topic uuid, p_category uuid, p_author uuid, p_number int, p_at timestamptz)
RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY['t:' || p_topic, 'c:' || p_category, 'a:' || p_author, CASE p_number WHEN 0 THEN 'k:topic' ELSE 'k:reply' END]
    || ARRAY(SELECT 'w' || l || ':' || greatest(0, floor(extract(epoch FROM p_at) / 3600 / 8 ^ l))::bigint FROM generate_series(0, 5) l)
$$;

-- What a word is reduced to in German and in English, where that is something else; the same for what is stored and what is asked for.
CREATE OR REPLACE FUNCTION search_stems(p_word text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_word ~ '^[a-z]{3,64}$' THEN ARRAY(
    SELECT DISTINCT s FROM unnest(ts_lexize('german_stem', p_word) || ts_lexize('english_stem', p_word)) s WHERE s <> p_word)
  ELSE '{}' END
$$;

-- The words of a post for the index: each with where it stands in the text (`p_at`: '1A,7'), its stems at the same places as `~stem`, where
-- they are something else, and marks, which stand nowhere. Words hold letters and digits alone (`fold` of the markdown package).
CREATE OR REPLACE FUNCTION search_vector(p_words text[], p_at text[], p_marks text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(string_agg(l.part, ' '), '')::tsvector FROM (
    SELECT '''' || w.word || ''':' || w.at AS part FROM unnest(p_words, p_at) w(word, at)
    UNION ALL
    SELECT '''~' || s.stem || ''':' || w.at FROM unnest(p_words, p_at) w(word, at)
      CROSS JOIN LATERAL unnest(ts_lexize('german_stem', w.word) || ts_lexize('english_stem', w.word)) s(stem)
    WHERE w.word ~ '^[a-z]{3,64}$' AND s.stem <> w.word
    UNION ALL
    SELECT '''' || m || '''' FROM unnest(p_marks) m
  ) l
$$;

-- Writes the words of posts: p = [{ id, topicId, categoryId, authorId, number, version, at, words, places, loose }].
CREATE OR REPLACE FUNCTION search_store(p jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO search_entry (id, topic_id, number, version, at, words)
  SELECT x.id, x."topicId", x.number, x.version, x.at, search_vector(x.words, x.places,
    x.loose || search_marks(x."topicId", x."categoryId", x."authorId", x.number, x.at))
  FROM jsonb_to_recordset(p) x(id uuid, "topicId" uuid, "categoryId" uuid, "authorId" uuid, number int, version int, at timestamptz,
    words text[], places text[], loose text[])
  ON CONFLICT (id) DO UPDATE SET topic_id = excluded.topic_id, number = excluded.number, version = excluded.version, at = excluded.at,
    words = excluded.words
$$;

-- Writes the new place of a topic's replies into the index, `p_most` of them after a number; answers the last one's, NULL when none is left.
CREATE OR REPLACE FUNCTION search_moved(p_topic uuid, p_after int, p_most int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  v_category uuid := (SELECT t.category_id FROM topic t WHERE t.id = p_topic);
  v_ids uuid[];
  v_last int;
BEGIN
  SELECT array_agg(r.id), max(r.number) INTO v_ids, v_last FROM (
    SELECT id, number FROM reply WHERE topic_id = p_topic AND number > p_after ORDER BY number LIMIT p_most) r;
  UPDATE search_entry e SET words = ts_delete(e.words, ARRAY(SELECT x.lexeme FROM unnest(e.words) x WHERE x.lexeme LIKE 'c:%'))
    || array_to_tsvector(ARRAY['c:' || v_category]) WHERE e.id = ANY (v_ids);
  RETURN v_last;
END
$$;

-- Posts a member (NULL: signed out) may read now that hold these words, `p_most` at most, the newest windows of time first; within one window
-- in no order. p_loose is asked of the index, p_exact of each row that it finds: what would have the index read whole
-- ranges of words stands there alone. p: { categoryId?, from?, to?, whole? }; `whole`: in one go, for what is few anyhow. Whether a post may be
-- seen is decided by its own row and its topic's, as they are now, and a row of the index counts only for the text it was made of.
CREATE OR REPLACE FUNCTION search_posts(p_user uuid, p_loose tsquery, p_exact tsquery, p_most int, p jsonb)
RETURNS TABLE (id uuid, topic_id uuid, number int, at timestamptz, rank real)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  v_all uuid[] := ARRAY(SELECT c.id FROM category c WHERE c.deleted_at IS NULL);
  v_categories uuid[] := ARRAY(SELECT c.id FROM category c JOIN "scope" sc ON sc.key = 'category:' || c.id
    WHERE c.deleted_at IS NULL AND scope_allows(sc, p_user) AND (p ->> 'categoryId' IS NULL OR c.id = (p ->> 'categoryId')::uuid));
  v_from timestamptz := coalesce((p ->> 'from')::timestamptz, '-infinity');
  v_to timestamptz := coalesce((p ->> 'to')::timestamptz, 'infinity');
  v_cell bigint := floor(extract(epoch FROM least(v_to, now() + interval '1 hour')) / 3600);
  v_low bigint;
  v_level int := 0;
  v_left int := p_most;
  v_found int;
  v_query tsquery;
  -- How well it fits says what is there, not what is left out.
  v_rank tsquery := nullif(querytree(p_exact), 'T')::tsquery;
  v_until timestamptz := clock_timestamp() + interval '1.5 seconds';
BEGIN
  IF cardinality(v_categories) = 0 OR v_cell < 0 THEN RETURN; END IF;
  IF cardinality(v_categories) < cardinality(v_all) AND cardinality(v_categories) <= 30 THEN
    p_loose := p_loose && (SELECT string_agg('''c:' || c || '''', '|') FROM unnest(v_categories) c)::tsquery;
  END IF;
  LOOP
    v_low := CASE WHEN v_level < 5 THEN v_cell / 8 * 8 ELSE 0 END;
    v_query := CASE WHEN (p ->> 'whole')::boolean THEN p_loose
      ELSE p_loose && (SELECT string_agg(format('''w%s:%s''', v_level, i), '|') FROM generate_series(v_low, v_cell) i)::tsquery END;
    RETURN QUERY
      SELECT e.id, e.topic_id, e.number, e.at, ts_rank('{0.1, 0.2, 0.4, 1}', e.words, coalesce(v_rank, p_exact), 1)
      FROM search_entry e JOIN topic t ON t.id = e.topic_id LEFT JOIN reply r ON r.id = e.id
      WHERE e.words @@ v_query AND ts_match_vq(e.words, p_exact) AND e.at >= v_from AND e.at < v_to
        AND t.deleted_at IS NULL AND t.category_id = ANY (v_categories)
        AND CASE e.number WHEN 0 THEN t.status = 'visible' AND t.version = e.version
          ELSE r.status = 'visible' AND r.deleted_at IS NULL AND r.version = e.version END
      LIMIT v_left;
    GET DIAGNOSTICS v_found = ROW_COUNT;
    v_left := v_left - v_found;
    v_cell := v_low / 8 - 1;
    EXIT WHEN v_left = 0 OR v_level = 5 OR v_cell < 0 OR (p ->> 'whole')::boolean
      OR v_from >= to_timestamp(v_low * 3600 * 8 ^ v_level);
    v_level := v_level + 1;
    IF clock_timestamp() > v_until THEN RAISE EXCEPTION 'SEARCH_TOO_BROAD' USING ERRCODE = 'TD001'; END IF;
  END LOOP;
END
$$;

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

-- A post whose row is gone for good has no words left.
CREATE OR REPLACE FUNCTION search_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_entry WHERE id = OLD.id;
  RETURN NULL;
END
$$;

CREATE TRIGGER search_reply_written AFTER INSERT ON reply FOR EACH ROW EXECUTE FUNCTION search_note_reply();
CREATE TRIGGER search_reply_changed AFTER UPDATE OF body, status, deleted_at, version ON reply FOR EACH ROW
  EXECUTE FUNCTION search_note_reply();
CREATE TRIGGER search_reply_gone AFTER DELETE ON reply FOR EACH ROW EXECUTE FUNCTION search_forget();
CREATE TRIGGER search_topic_written AFTER INSERT ON topic FOR EACH ROW EXECUTE FUNCTION search_note_topic();
CREATE TRIGGER search_topic_changed AFTER UPDATE OF title, body, status, deleted_at, category_id, version ON topic FOR EACH ROW
  EXECUTE FUNCTION search_note_topic();
CREATE TRIGGER search_topic_gone AFTER DELETE ON topic FOR EACH ROW EXECUTE FUNCTION search_forget();

INSERT INTO search_backfill (kind, before) SELECT kind, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
FROM (SELECT 'topic' AS kind WHERE EXISTS (SELECT FROM topic) UNION ALL SELECT 'reply' WHERE EXISTS (SELECT FROM reply)) k;
