import { DatabaseClient } from '@tidings/testing';

const WORDS = 20_000;
/** A word by how common it is: the first are in most texts, as in every language. */
const word = (rank: string) =>
  `substr(translate(md5((${rank})::text), '0123456789', 'ghijklmnop'), 1, 4 + (${rank}) % 5)`;

/** The words that stand at these places of the list. */
export async function wordsAt(client: DatabaseClient, ranks: readonly number[]): Promise<string[]> {
  const { rows } = await client.query<{ word: string }>(
    `SELECT ${word('r.rank')} AS word FROM unnest($1::int[]) WITH ORDINALITY r(rank, i) ORDER BY r.i`,
    [ranks],
  );
  return rows.map((row) => row.word);
}

/**
 * Stores so many replies of 30 words in topics of a hundred, written over four years, with their words in the index as the
 * server would have put them there; the index itself is built at the end, once.
 */
export async function storePosts(
  databaseUrl: string,
  categoryId: string,
  count: number,
  note: (text: string) => void,
): Promise<void> {
  const client = new DatabaseClient({ connectionString: databaseUrl });
  await client.connect();
  const tables = ['topic', 'reply'];
  try {
    for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await client.query(`DROP INDEX search_entry_words_idx`);
    await client.query(
      `CREATE TEMP TABLE topic_of AS SELECT i, gen_random_uuid() AS id FROM generate_series(0, ($1::int - 1) / 100) i`,
      [count],
    );
    await client.query(
      `INSERT INTO topic (id, category_id, author_id, title, slug, body, created_at)
       SELECT o.id, $1, (SELECT id FROM "user" LIMIT 1), 'Topic ' || o.i, 'topic', 'Begins here.', now() - interval '4 years' FROM topic_of o`,
      [categoryId],
    );
    await client.query(`INSERT INTO topic_stat (topic_id, last_activity_at) SELECT id, now() FROM topic_of`);
    const step = 50_000;
    for (let from = 0; from < count; from += step) {
      await client.query(
        `WITH texts AS MATERIALIZED (
           SELECT i, gen_random_uuid() AS id, now() - interval '4 years' * (1 - i::float8 / $3) AS at,
             ARRAY(SELECT ${word('floor(exp(random() * ln(' + WORDS + ')))::int')} FROM generate_series(1, 30 + i % 2)) AS words
           FROM generate_series($1::int, $2::int) i),
         posts AS (
           INSERT INTO reply (id, topic_id, author_id, number, body, created_at)
           SELECT t.id, o.id, (SELECT id FROM "user" LIMIT 1), t.i % 100 + 1, array_to_string(t.words, ' '), t.at
           FROM texts t JOIN topic_of o ON o.i = t.i / 100 RETURNING id, topic_id, author_id, number, created_at)
         INSERT INTO search_entry (id, topic_id, number, version, at, words)
         SELECT p.id, p.topic_id, p.number, 1, p.created_at, search_vector(w.words, w.at,
           ARRAY(SELECT DISTINCT '^' || left(x, l) FROM unnest(t.words) x, unnest(ARRAY[3, 5]) l WHERE length(x) > l)
           || search_marks(p.topic_id, $4, p.author_id, p.number, p.created_at))
         FROM posts p JOIN texts t ON t.id = p.id, LATERAL (
           SELECT array_agg(g.word) AS words, array_agg(g.at) AS at FROM (
             SELECT u.word, string_agg(u.n::text, ',') AS at FROM unnest(t.words) WITH ORDINALITY u(word, n) GROUP BY u.word) g) w`,
        [from, Math.min(count, from + step) - 1, count, categoryId],
      );
      if (from % 500_000 === 0) note(`${from.toLocaleString('en')} posts stored`);
    }
    await client.query(`SET maintenance_work_mem = '1GB'`);
    await client.query(
      'CREATE INDEX search_entry_words_idx ON search_entry USING gin (words) WITH (gin_pending_list_limit = 256)',
    );
    await client.query('ANALYZE search_entry, reply, topic');
    for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    const { rows } = await client.query(
      `SELECT pg_size_pretty(pg_table_size('search_entry')) AS rows, pg_size_pretty(pg_relation_size('search_entry_words_idx')) AS words`,
    );
    note(`rows of the index ${rows[0].rows}, their words ${rows[0].words}`);
  } finally {
    await client.end();
  }
}
